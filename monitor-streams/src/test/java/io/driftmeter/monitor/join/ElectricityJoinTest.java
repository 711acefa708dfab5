package io.driftmeter.monitor.join;

import static io.driftmeter.monitor.definitions.TestDefinitions.window;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.driftmeter.avro.MetricResult;
import io.driftmeter.avro.MonitorDefinition;
import io.driftmeter.avro.PerformanceReport;
import io.driftmeter.avro.ReportStage;
import io.driftmeter.avro.Task;
import io.driftmeter.monitor.definitions.TestDefinitions;
import io.driftmeter.monitor.join.ElectricityStream.Row;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/**
 * Labels up to seven days late, in whatever order: the final reports are the same bits, and those of scikit-learn.
 *
 * <p>{@code -Ddriftmeter.electricity.weeks=85} compares the orders over the whole stream.
 */
@EnabledIf("io.driftmeter.monitor.join.ElectricityStream#isPresent")
class ElectricityJoinTest {

    private static final long SEED = 1999;
    private static final int WEEKS = Integer.getInteger("driftmeter.electricity.weeks", 20);
    private static final double TOLERANCE = 1e-9;
    private static final double MOST_BINNING_ERROR = 6.5e-4;
    private static final JoinRetention UNBOUNDED = JoinRetention.DEFAULT.withTotal(Duration.ofDays(36_500));

    private static final MonitorDefinition DEFINITION = definition();
    private static Map<Long, PerformanceReport> inRealOrder = Map.of();

    @TempDir
    private static Path directory;

    private static MonitorDefinition definition() {
        MonitorDefinition definition =
                TestDefinitions.scored("electricity", 1, Task.BINARY, Duration.ofDays(7), window(Duration.ofDays(7)));
        definition.setLatenessMilliseconds(Duration.ofDays(1000).toMillis());
        definition.getPerformance().setPositiveClass("up");
        return definition;
    }

    @BeforeAll
    static void run() throws IOException {
        inRealOrder = finalReports(ElectricityStream.inRealOrder());
    }

    /** The first weeks with all their labels, which is enough for orders of arrival; the rest of the stream costs a minute each. */
    private static List<Row> firstWeeks(List<Row> rows) {
        long end = inRealOrder.keySet().stream().skip(WEEKS).findFirst().orElse(Long.MAX_VALUE);
        Set<String> ids = rows.stream()
                .filter(row -> !row.isLabel() && row.time() < end)
                .map(Row::id)
                .collect(Collectors.toSet());
        return rows.stream().filter(row -> ids.contains(row.id())).toList();
    }

    private static Map<Long, PerformanceReport> finalReports(List<Row> rows) {
        TestDefinitions definitions = new TestDefinitions();
        definitions.set(List.of(DEFINITION), List.of());
        Path state = directory.resolve("order" + System.identityHashCode(rows));
        try (JoinScoreDriver driver = new JoinScoreDriver(definitions, UNBOUNDED, state)) {
            ElectricityStream.send(rows, driver, DEFINITION);
            long end = rows.stream().mapToLong(Row::time).max().orElseThrow();
            driver.readUntil(end + Duration.ofDays(2000).toMillis(), DEFINITION);
            assertThat(driver.deadLetters()).isEmpty();
            return driver.reports(ReportStage.FINAL).stream()
                    .collect(Collectors.toMap(
                            report -> report.getWindowStart().toEpochMilli(),
                            Function.identity(),
                            (one, other) -> one,
                            TreeMap::new));
        }
    }

    @Test
    void shouldAgreeWithTheOracle() throws IOException {
        List<String[]> oracle = ElectricityStream.read("oracle-performance.csv");
        String[] header = oracle.get(0);
        assertThat(inRealOrder).hasSize(oracle.size() - 1);
        for (String[] row : oracle.subList(1, oracle.size())) {
            PerformanceReport report = requireNonNull(inRealOrder.get(Long.parseLong(row[0])));
            assertThat(report.getPredictions()).isEqualTo(Long.parseLong(row[1]));
            assertThat(report.getLabelled()).isEqualTo(Long.parseLong(row[2]));
            for (int column = 3; column < header.length; column++) {
                assertAgrees(report, header[column], Double.parseDouble(row[column]));
            }
        }
    }

    private static void assertAgrees(PerformanceReport report, String name, double expected) {
        MetricResult metric = report.getMetrics().stream()
                .filter(result -> result.getMetric().equals(name))
                .findFirst()
                .orElseThrow();
        double tolerance = metric.getErrorBound() == null
                ? TOLERANCE
                : Math.min(MOST_BINNING_ERROR, metric.getErrorBound() + TOLERANCE);
        assertThat(metric.getValue())
                .as("%s from %s", name, report.getWindowStart())
                .isCloseTo(expected, within(tolerance));
    }

    @Test
    void shouldReportTheSameBitsWhenAllIsShuffled() throws IOException {
        assertSame(finalReports(firstWeeks(ElectricityStream.shuffled(new Random(SEED)))));
    }

    @Test
    void shouldReportTheSameBitsWhenAllLabelsComeBeforeThePredictions() throws IOException {
        assertSame(finalReports(firstWeeks(ElectricityStream.labelsFirst())));
    }

    @Test
    void shouldReportTheSameBitsWhenSomeRowsComeTwiceAndSomeLabelsAreCorrected() throws IOException {
        assertSame(finalReports(firstWeeks(ElectricityStream.repeatedAndCorrected(new Random(SEED)))));
    }

    private static void assertSame(Map<Long, PerformanceReport> reports) {
        assertThat(reports).hasSize(WEEKS);
        assertThat(hashes(inRealOrder)).as("seed %d", SEED).containsAllEntriesOf(hashes(reports));
    }

    private static Map<Long, String> hashes(Map<Long, PerformanceReport> reports) {
        return reports.values().stream()
                .collect(Collectors.toMap(
                        report -> report.getWindowStart().toEpochMilli(), PerformanceReport::getContentHash));
    }
}
