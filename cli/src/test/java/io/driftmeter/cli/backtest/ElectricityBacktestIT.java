package io.driftmeter.cli.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.driftmeter.cli.ExitCode;
import io.driftmeter.cli.Ran;
import io.driftmeter.cli.console.Progress;
import io.driftmeter.cli.csv.Columns;
import io.driftmeter.cli.reference.ReferenceInput;
import io.driftmeter.cli.reference.ReferenceReader;
import io.driftmeter.statistics.reference.ReferenceProfile;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/**
 * The Electricity stream (M. Harries, 1999) through the real broker and topologies, beside figures that NumPy, SciPy and scikit-learn
 * computed from the same files in batches.
 */
@EnabledIf("isDataPresent")
class ElectricityBacktestIT {

    private static final Path DATA = Path.of("../../shared/data/electricity");
    private static final double TOLERANCE = 1e-9;

    @TempDir
    private static Path out;

    private static Ran ran;

    static boolean isDataPresent() {
        return Files.isDirectory(DATA);
    }

    @BeforeAll
    static void run() {
        ran = Ran.driftmeter(
                "backtest",
                "--reference",
                DATA.resolve("reference.csv"),
                "--live",
                DATA.resolve("live.csv"),
                "--labels",
                DATA.resolve("labels.csv"),
                "--positive",
                "up",
                "--window",
                "7d",
                "--out",
                out);
        assertThat(ran.err()).doesNotContain("\tat ");
        assertThat(ran.exitCode()).isEqualTo(ExitCode.OK);
    }

    @Test
    void shouldFindTheDistancesOfTheOracle() throws IOException {
        ResultTable ours = ResultTable.read(out.resolve("drift.csv"), "window_start", "feature", "statistic");
        ResultTable oracle = ResultTable.read(DATA.resolve("oracle-drift.csv"), "window_start_ms", "feature");
        Map<String, String> columns =
                Map.of("psi", "psi", "js_distance", "js_distance", "chi_square", "chi2", "l_infinity", "l_infinity");

        assertThat(oracle.keys()).hasSize(765);
        for (List<String> key : oracle.keys()) {
            String start = iso(key.get(0));
            String feature = key.get(1);
            columns.forEach((statistic, column) -> {
                double expected = oracle.number(column, key.get(0), feature);
                assertThat(ours.number("value", start, feature, statistic))
                        .as("%s of %s from %s", statistic, feature, start)
                        .isCloseTo(expected, within(TOLERANCE * Math.max(1, Math.abs(expected))));
            });
            assertThat(ours.text("rows", start, feature, "psi")).isEqualTo(oracle.text("n", key.get(0), feature));
        }
    }

    @Test
    void shouldFindKolmogorovAndSmirnovsDistanceNeverAboveTheOracleAndBelowByACellAtMost() throws IOException {
        ResultTable ours = ResultTable.read(out.resolve("drift.csv"), "window_start", "feature", "statistic");
        ResultTable oracle = ResultTable.read(DATA.resolve("oracle-drift.csv"), "window_start_ms", "feature");
        ReferenceProfile reference = ReferenceReader.read(
                        new ReferenceInput(
                                DATA.resolve("reference.csv"),
                                Columns.with(Map.of()),
                                Map.of(),
                                Optional.of("up"),
                                List.of(),
                                Optional.empty(),
                                ZoneOffset.UTC),
                        new Progress(new PrintWriter(Writer.nullWriter()), false))
                .profile();

        int compared = 0;
        for (List<String> key : oracle.keys()) {
            String distance = oracle.text("ks_d", key.get(0), key.get(1));
            if (!distance.isEmpty()) {
                double expected = Double.parseDouble(distance);
                double found = ours.number("value", iso(key.get(0)), key.get(1), "ks");
                assertThat(found)
                        .as("ks of %s from %s", key.get(1), key.get(0))
                        .isBetween(
                                expected - LargestCell.massOf(reference, key.get(1)) - TOLERANCE, expected + TOLERANCE);
                compared++;
            }
        }
        assertThat(compared).isEqualTo(85 * 7);
    }

    @Test
    void shouldFindThePerformanceOfTheOracle() throws IOException {
        ResultTable ours = ResultTable.read(out.resolve("performance.csv"), "window_start", "metric");
        ResultTable oracle = ResultTable.read(DATA.resolve("oracle-performance.csv"), "window_start_ms");

        assertThat(oracle.keys()).hasSize(85);
        for (List<String> key : oracle.keys()) {
            String start = iso(key.get(0));
            assertThat(ours.text("predictions", start, "tp")).isEqualTo(oracle.text("predictions", key.get(0)));
            assertThat(ours.text("labelled", start, "tp")).isEqualTo(oracle.text("labelled", key.get(0)));
            for (String metric : List.of("tp", "fp", "tn", "fn")) {
                assertThat(ours.number("value", start, metric)).isEqualTo(oracle.number(metric, key.get(0)));
            }
            for (String metric : List.of("accuracy", "precision", "recall", "f1", "log_loss")) {
                assertThat(ours.number("value", start, metric))
                        .as("%s from %s", metric, start)
                        .isCloseTo(oracle.number(metric, key.get(0)), within(TOLERANCE));
            }
            assertThat(ours.number("value", start, "roc_auc"))
                    .isCloseTo(oracle.number("roc_auc", key.get(0)), within(1e-3));
        }
    }

    /** Scores cannot tell that the market changed: they promise as much as ever. The page on estimates says how far they were off. */
    @Test
    void shouldSayThatTheEstimateIsNotApplicableOnceInputsComeAlive() throws IOException {
        ResultTable ours = ResultTable.read(out.resolve("performance.csv"), "window_start", "metric");
        List<String> weeks = ours.keys().stream()
                .filter(key -> key.get(1).equals("accuracy"))
                .map(key -> key.get(0))
                .toList();
        int applicable = 0;
        double estimated = 0;
        double realised = 0;
        for (String week : weeks) {
            estimated += ours.number("estimate", week, "accuracy") / weeks.size();
            realised += ours.number("value", week, "accuracy") / weeks.size();
            applicable += ours.text("estimate_applicable", week, "accuracy").equals("true") ? 1 : 0;
        }
        assertThat(weeks).hasSize(85);
        assertThat(Files.readString(Path.of("../docs/statistics/estimates.md")))
                .contains(String.format(Locale.ROOT, "    estimated %.3f, realised %.3f%n", estimated, realised));
        assertThat(applicable).isEqualTo(1);
        assertThat(ran.out()).contains("not applicable in 84 of 85 windows");
    }

    @Test
    void shouldAlertWhenAnInputComesAliveAndWhenAccuracyFalls() throws IOException {
        List<String> alerts = Files.readAllLines(out.resolve("alerts.jsonl"));

        assertThat(alerts)
                .anyMatch(alert -> alert.contains("\"transition\":\"OPENED\"") && alert.contains("vicprice"))
                .anyMatch(alert -> alert.contains("\"transition\":\"OPENED\"")
                        && alert.contains("\"kind\":\"PERFORMANCE\"")
                        && alert.contains("accuracy"));
        assertThat(ran.out()).contains("28312 rows and 27479 labels in 85 windows", "baseline 0.8127");
    }

    /** One for the inputs that came alive, one for a bad summer, and one for the nine months from August on. */
    @Test
    void shouldOpenAHandfulOfAlerts() throws IOException {
        List<String> opened = Files.readAllLines(out.resolve("alerts.jsonl")).stream()
                .filter(alert -> alert.contains("\"transition\":\"OPENED\""))
                .toList();

        assertThat(opened).hasSize(3);
        assertThat(opened)
                .filteredOn(alert -> alert.contains("\"kind\":\"PERFORMANCE\""))
                .hasSize(2);
    }

    /** The stream begins on a Saturday and ends on a Sunday, in the middle of windows that begin on Thursdays. */
    @Test
    void shouldSayNothingOfTheDaysThatLackInTheFirstAndTheLastWeek() throws IOException {
        List<String> alerts = Files.readAllLines(out.resolve("alerts.jsonl"));

        assertThat(alerts).noneMatch(alert -> alert.contains("weekday"));
        assertThat(alerts)
                .filteredOn(alert -> alert.contains("\"kind\":\"DATA_QUALITY\""))
                .allMatch(alert -> alert.contains("\"since\":\"1997-05-01T00:00:00Z\""));
    }

    private static String iso(String milliseconds) {
        return Instant.ofEpochMilli(Long.parseLong(milliseconds)).toString();
    }
}
