package io.driftmeter.cli.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.driftmeter.cli.ExitCode;
import io.driftmeter.cli.Ran;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Files with a column of probabilities for each of four classes through the real broker and topologies, beside figures that scikit-learn
 * computed from the same files (make_multiclass_backtest.py). One class is labelled three days later than the others.
 */
class MulticlassBacktestIT {

    private static final Path FILES = Path.of("src/test/resources/multiclass");
    private static final double TOLERANCE = 1e-9;
    private static final int WINDOWS = 4;
    private static final int FIGURES_A_WINDOW = 31;

    @TempDir
    private Path out;

    @Test
    void shouldFindTheFiguresOfTheOracle() throws Exception {
        Ran ran = Ran.driftmeter(
                "backtest",
                "--reference",
                FILES.resolve("reference.csv"),
                "--live",
                FILES.resolve("live.csv"),
                "--labels",
                FILES.resolve("labels.csv"),
                "--class-scores",
                "probability_",
                "--window",
                "1d",
                "--horizon",
                "5d",
                "--out",
                out);
        assertThat(ran.err()).doesNotContain("\tat ");
        assertThat(ran.exitCode()).isEqualTo(ExitCode.OK);

        ResultTable ours = ResultTable.read(out.resolve("performance.csv"), "window_start", "metric");
        ResultTable oracle = ResultTable.read(FILES.resolve("oracle-performance.csv"), "window_start", "metric");
        assertThat(oracle.keys()).hasSize(WINDOWS * FIGURES_A_WINDOW);
        for (List<String> key : oracle.keys()) {
            String start = key.get(0);
            String metric = key.get(1);
            assertThat(ours.text("labelled", start, metric)).isEqualTo(oracle.text("labelled", start, metric));
            assertThat(ours.number("value", start, metric))
                    .as("%s from %s", metric, start)
                    .isCloseTo(oracle.number("value", start, metric), within(TOLERANCE));
        }

        List<String> starts =
                oracle.keys().stream().map(key -> key.get(0)).distinct().toList();
        double estimated = mean(ours, "estimate", starts);
        double realised = mean(ours, "value", starts);
        assertThat(estimated)
                .as("the scores mean what they meant in the reference")
                .isCloseTo(realised, within(0.05));
        assertThat(Files.readString(out.resolve("drift.csv")))
                .contains(",width,")
                .doesNotContain("probability_");
    }

    private static double mean(ResultTable table, String column, List<String> starts) {
        return starts.stream()
                .mapToDouble(start -> table.number(column, start, "accuracy"))
                .average()
                .orElseThrow();
    }
}
