package io.driftmeter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

class DriftmeterTest {

    @ParameterizedTest
    @MethodSource("commands")
    void shouldExplainEveryCommandAndOption(CommandLine command) {
        assertThat(command.getCommandSpec().usageMessage().description())
                .as(command.getCommandSpec().qualifiedName())
                .isNotEmpty();
        command.getCommandSpec()
                .options()
                .forEach(option -> assertThat(option.description())
                        .as(command.getCommandSpec().qualifiedName() + " " + option.longestName())
                        .isNotEmpty());

        List<String> words = new ArrayList<>(
                List.of(command.getCommandSpec().qualifiedName(" ").split(" ")));
        words.remove(0);
        words.add("--help");
        Ran ran = Ran.driftmeter(words.toArray());

        assertThat(ran.exitCode()).isEqualTo(ExitCode.OK);
        assertThat(ran.out()).contains("Usage: " + command.getCommandSpec().qualifiedName(" "));
        assertThat(ran.err()).isEmpty();
    }

    static Stream<CommandLine> commands() {
        return withSubcommands(Driftmeter.commandLine());
    }

    private static Stream<CommandLine> withSubcommands(CommandLine command) {
        return Stream.concat(
                Stream.of(command),
                command.getSubcommands().values().stream().flatMap(DriftmeterTest::withSubcommands));
    }

    @Test
    void shouldDocumentItsExitCodes() {
        assertThat(Ran.driftmeter("--help").out()).contains("Exit codes:", "0   ", "1   ", "2   ", "3   ", "4   ");
    }

    @Test
    void shouldSayItsVersion() {
        Ran ran = Ran.driftmeter("--version");

        assertThat(ran.exitCode()).isEqualTo(ExitCode.OK);
        assertThat(ran.out()).matches("(?s)driftmeter \\S+\\s+Java \\S+\\s*");
    }

    @Test
    void shouldSuggestTheCommandThatWasMeant() {
        Ran ran = Ran.driftmeter("backtset");

        assertThat(ran.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(ran.err()).contains("'backtset'", "backtest", "--help").doesNotContain("\tat ");
    }

    @Test
    void shouldAskForACommand() {
        for (Object[] words : new Object[][] {{}, {"topics"}, {"reference"}}) {
            Ran ran = Ran.driftmeter(words);

            assertThat(ran.exitCode()).isEqualTo(ExitCode.USAGE);
            assertThat(ran.err()).contains("Name a command").doesNotContain("\tat ");
        }
    }

    @Test
    void shouldNameTheFlagThatIsMissing() {
        Ran ran = Ran.driftmeter("reference", "build", "--input", "rows.csv");

        assertThat(ran.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(ran.err()).contains("--model", "--version");
    }

    @Test
    void shouldNameEverySettingThatARoleMisses() {
        for (String role : List.of("monitor", "alert")) {
            Ran ran = Ran.driftmeter(role, "--set", "threads=many");

            assertThat(ran.exitCode()).isEqualTo(ExitCode.USAGE);
            assertThat(ran.err())
                    .contains("bootstrap.servers is not set", "registry.url is not set", "--set: threads 'many'")
                    .doesNotContain("\tat ");
        }
    }

    @Test
    void shouldSayWhichClusterDoesNotAnswer() {
        Ran ran = Ran.driftmeter(
                "topics",
                "check",
                "--bootstrap-servers",
                "localhost:1",
                "--set",
                "kafka.request.timeout.ms=200",
                "--set",
                "kafka.default.api.timeout.ms=300");

        assertThat(ran.exitCode()).isEqualTo(ExitCode.FAILURE);
        assertThat(ran.err()).contains("localhost:1", "--bootstrap-servers").doesNotContain("\tat ");
    }

    @Test
    void shouldShowTheStackTraceOnlyWhereItIsAskedFor() {
        Object[] mistake = {"apply", "--file", "no-such-file.yaml"};
        Object[] asked = {"apply", "--file", "no-such-file.yaml", "--stacktrace"};

        assertThat(Ran.driftmeter(mistake).err()).contains("no-such-file.yaml").doesNotContain("\tat ");
        assertThat(Ran.driftmeter(asked).err()).contains("no-such-file.yaml").contains("\tat ");
    }

    @Test
    void shouldPrintACompletionScriptThatKnowsTheCommands() {
        Ran ran = Ran.driftmeter("completion");

        assertThat(ran.exitCode()).isEqualTo(ExitCode.OK);
        assertThat(ran.out()).contains("complete -F", "backtest", "--from-beginning", "dead-letters");
    }
}
