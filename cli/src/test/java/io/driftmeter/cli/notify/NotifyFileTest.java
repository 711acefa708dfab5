package io.driftmeter.cli.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.driftmeter.alerting.notify.NamedSink;
import io.driftmeter.alerting.notify.Subject;
import io.driftmeter.cli.ExitCode;
import io.driftmeter.cli.Ran;
import io.driftmeter.cli.console.UserMistake;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NotifyFileTest {

    private static final Pattern SAMPLE = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);

    @TempDir
    private Path directory;

    @Test
    void shouldReadTheSampleOfTheDocumentation() throws IOException {
        NotifyFile file = NotifyFile.read(sample());

        assertThat(file.sinks())
                .extracting(NamedSink::name)
                .containsExactly("alertmanager", "on-call", "risk-channel", "archive", "letters", "log");
        assertThat(file.secrets())
                .extracting(Object::toString)
                .containsExactly(
                        "env:PAGERDUTY_ROUTING_KEY",
                        "file:/etc/driftmeter/slack-url",
                        "env:ARCHIVE_SECRET",
                        "env:SMTP_PASSWORD");
        NamedSink archive = file.sinks().get(3);
        assertThat(archive.policy().sends()).isEqualTo(50);
        assertThat(archive.policy().giveUpAfter()).isEqualTo(Duration.ofDays(3));
        assertThat(file.sinks().get(2).policy().sends()).as("Slack's own limit").isEqualTo(1);
    }

    @Test
    void shouldLeadAsTheSampleOfTheDocumentationSays() throws IOException {
        NotifyFile file = NotifyFile.read(sample());
        Subject page = subject("credit-risk", "FEATURE_DRIFT", "CRITICAL", "risk");

        assertThat(led(file, page))
                .containsExactly("alertmanager", "on-call", "risk-channel", "archive", "letters", "log");
        assertThat(led(file, subject("fraud", "FEATURE_DRIFT", "CRITICAL", "risk")))
                .containsExactly("alertmanager", "on-call", "archive", "log");
        assertThat(led(file, subject("churn", "TRAFFIC", "CRITICAL", "fraud")))
                .containsExactly("alertmanager", "archive", "log");
        assertThat(led(file, subject("churn", Subject.RETRAINING, Subject.INFORMATION, "")))
                .containsExactly("alertmanager", "risk-channel", "archive", "letters", "log");
    }

    @Test
    void shouldCheckAFileWithoutItsSecrets() throws IOException {
        Ran ran = Ran.driftmeter("notify", "--routes", sample(), "--check");

        assertThat(ran.exitCode()).isEqualTo(ExitCode.OK);
        assertThat(ran.out()).contains("is valid: 6 sinks, 3 routes");
    }

    @Test
    void shouldNameEveryMistakeAtOnceAndNoSecret() throws IOException {
        Path file = write("""
                sinks:
                  on-call: {type: pagerdooty}
                  channel: {type: slack, url: "https://hooks.slack.example/T0/B0/hunter2"}
                  hook: {type: webhook, url: "ftp://example.org", rate: fast}
                  letters: {type: mail, host: smtp, from: a@b, username: ana, encryption: some}
                  lonely: {type: log, colour: red}
                routes:
                  - to: [on-cal, channel, hook, letters]
                    kind: feature_drif
                    sevrity: critical
                  - {}
                """);

        assertThatThrownBy(() -> NotifyFile.read(file))
                .isInstanceOf(UserMistake.class)
                .hasMessageContainingAll(
                        "sinks.on-call.type is 'pagerdooty'. Did you mean pagerduty?",
                        "sinks.channel.url is not the place of a secret. Write where the secret lies, env:NAME",
                        "sinks.hook.url 'ftp://example.org' is no address",
                        "sinks.hook.rate 'fast' is not of the form SENDS per DURATION",
                        "sinks.letters.encryption is some. Write none, starttls or tls.",
                        "sinks.letters.to names nobody",
                        "sinks.letters.username goes with password",
                        "sinks.lonely.colour is no key",
                        "sinks.lonely is reached by no route",
                        "routes lead to 'on-cal', which is no sink. Did you mean on-call?",
                        "routes[0].kind 'feature_drif' matches nothing. Did you mean feature_drift?",
                        "routes[0].sevrity is no key. Did you mean severity?",
                        "routes[1].to names no sink")
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void shouldSayWhichSecretsAreMissingBeforeTheStart() throws IOException {
        Path file = write("""
                sinks: {on-call: {type: pagerduty, routing_key: env:NO_SUCH_VARIABLE_OF_DRIFTMETER}}
                routes: [{to: on-call}]
                """);

        Ran ran = Ran.driftmeter("notify", "--routes", file, "-b", "localhost:1", "-r", "http://localhost:1");

        assertThat(ran.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(ran.err())
                .contains("env:NO_SUCH_VARIABLE_OF_DRIFTMETER holds no secret")
                .doesNotContain("\tat ");
    }

    @Test
    void shouldNameWhatASilenceMisses() {
        Ran neither = Ran.driftmeter("silence", "add", "--comment", "x");
        Ran backwards = Ran.driftmeter(
                "silence",
                "add",
                "--comment",
                "x",
                "--from",
                "2026-01-02T00:00:00Z",
                "--until",
                "2026-01-01T00:00:00Z");

        assertThat(neither.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(neither.err()).contains("--for", "--until");
        assertThat(backwards.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(backwards.err()).contains("is not after");
    }

    private static List<String> led(NotifyFile file, Subject subject) {
        return file.sinks().stream()
                .map(NamedSink::name)
                .filter(sink -> file.routes().lead(subject, sink))
                .toList();
    }

    private static Subject subject(String model, String kind, String severity, String team) {
        return new Subject(model, "1", "all", kind, severity, team.isEmpty() ? Optional.empty() : Optional.of(team));
    }

    private Path sample() throws IOException {
        Path page = Arrays.stream(new String[] {"../docs/notify.md", "docs/notify.md"})
                .map(Path::of)
                .filter(Files::exists)
                .findFirst()
                .orElseThrow();
        Matcher sample = SAMPLE.matcher(Files.readString(page));
        assertThat(sample.find()).isTrue();
        return write(sample.group(1));
    }

    private Path write(String text) throws IOException {
        return Files.writeString(directory.resolve("routes.yaml"), text);
    }
}
