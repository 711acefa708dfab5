package io.driftmeter.alerting.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftmeter.runtime.RoleMetrics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rules that are shipped for Prometheus, by what the notifier publishes and by Prometheus' own tool. */
class PrometheusRulesTest {

    private static final Path RULES = Path.of("../deploy/prometheus/notify-rules.yaml");
    private static final Path TESTS = Path.of("src/test/resources/prometheus/notify-rules-test.yaml");
    private static final Pattern METRIC = Pattern.compile("driftmeter_[a-z_]+");
    private static final Pattern OUTCOMES = Pattern.compile("outcome=~\"([^\"]+)\"");

    @TempDir
    private Path directory;

    @Test
    void shouldAskForMetricsThatTheNotifierHasFromTheStart() throws IOException {
        String rules = Files.readString(RULES);
        String expressions =
                rules.lines().filter(line -> line.contains("expr:")).collect(Collectors.joining("\n"));
        try (RoleMetrics metrics = RoleMetrics.create("notify")) {
            try (SinkMetrics sink = new SinkMetrics(metrics, "pager")) {
                String scraped = metrics.scrape();
                Set<String> asked = METRIC.matcher(expressions)
                        .results()
                        .map(MatchResult::group)
                        .collect(Collectors.toSet());
                assertThat(asked)
                        .isNotEmpty()
                        .allSatisfy(metric -> assertThat(scraped).contains("\n" + metric + "{"));
                assertThat(OUTCOMES.matcher(expressions)
                                .results()
                                .flatMap(found -> Stream.of(found.group(1).split("\\|"))))
                        .isNotEmpty()
                        .allSatisfy(outcome -> assertThat(scraped).contains("outcome=\"" + outcome + "\""));
            }
        }
    }

    @Test
    void shouldAlertWhenPrometheusSaysSo() throws IOException, InterruptedException {
        Optional<Path> promtool = Stream.of(System.getenv("PATH").split(":"))
                .map(place -> Path.of(place, "promtool"))
                .filter(Files::isExecutable)
                .findFirst();
        Assumptions.assumeTrue(promtool.isPresent(), "no promtool is installed here");
        Path tests = Files.writeString(
                directory.resolve("tests.yaml"),
                Files.readString(TESTS)
                        .replace("[RULES]", "[" + RULES.toAbsolutePath().normalize() + "]"));

        Process process = new ProcessBuilder(promtool.get().toString(), "test", "rules", tests.toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(output).isZero();
    }
}
