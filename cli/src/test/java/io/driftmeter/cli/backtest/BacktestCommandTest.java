package io.driftmeter.cli.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftmeter.cli.ExitCode;
import io.driftmeter.cli.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is refused before anything is started. */
class BacktestCommandTest {

    @TempDir
    private Path directory;

    @Test
    void shouldAskForAWindowOrAMonitor() {
        assertMistake(List.of(), "--window", "--monitor");
    }

    @Test
    void shouldRefuseAWindowThatIsNoneOfWholeMinutes() {
        assertMistake(List.of("--window", "90s"), "--window is 90s", "whole minutes");
        assertMistake(List.of("--window", "week"), "--window", "'week' is not a duration");
    }

    @Test
    void shouldRefuseFlagsThatTheMonitorFileWouldContradict() throws IOException {
        Path monitor = Files.writeString(
                directory.resolve("m.yaml"), "model: m\ninputs: {features: f}\ndrift: {windows: [7d]}\n");

        assertMistake(
                List.of("--monitor", monitor.toString(), "--window", "7d", "--positive", "up"),
                "--monitor says what --positive, --window would say");
    }

    @Test
    void shouldNameTheReferenceThatIsMissing() {
        assertMistake(List.of("--window", "7d"), "reference.csv", "there is no such file");
    }

    private void assertMistake(List<String> flags, String... said) {
        List<Object> arguments = new ArrayList<>(List.of(
                "backtest",
                "--reference",
                directory.resolve("reference.csv"),
                "--live",
                directory.resolve("live.csv"),
                "--out",
                directory.resolve("out")));
        arguments.addAll(flags);

        Ran ran = Ran.driftmeter(arguments.toArray());

        assertThat(ran.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(ran.err()).contains(said).doesNotContain("\tat ");
        assertThat(directory.resolve("out")).doesNotExist();
    }
}
