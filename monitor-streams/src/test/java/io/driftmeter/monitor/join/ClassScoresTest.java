package io.driftmeter.monitor.join;

import static io.driftmeter.monitor.definitions.TestDefinitions.window;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.driftmeter.avro.MetricResult;
import io.driftmeter.avro.MonitorDefinition;
import io.driftmeter.avro.PerformanceReport;
import io.driftmeter.avro.ReportStage;
import io.driftmeter.avro.Task;
import io.driftmeter.monitor.avro.PredictionRow;
import io.driftmeter.monitor.definitions.TestDefinitions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Predictions of several classes with their probabilities, with an order, and with the time that they took. */
class ClassScoresTest {
    private static final long START = 20_000 * Duration.ofDays(1).toMillis();
    private static final long LATER = START + Duration.ofHours(1).toMillis();

    private final MonitorDefinition multiclass =
            TestDefinitions.scored("kind", 1, Task.MULTICLASS, Duration.ofHours(4), window(Duration.ofHours(2)));

    @TempDir
    Path stateDirectory;

    @Test
    void shouldMeasureProbabilitiesAndLatencyWhateverComesTwice() {
        PerformanceReport report = reportOf(Map.of("a", 0.5, "b", 0.25, "c", 0.15, "d", 0.1), null);

        assertThat(metric(report, "log_loss").getValue()).isCloseTo(-Math.log(0.25), within(1e-12));
        assertThat(metric(report, "mrr").getValue()).isEqualTo(0.5);
        assertThat(metric(report, "recall[b]").getValue()).isZero();
        assertThat(metric(report, "recall[b]").getUpper()).isBetween(0.5, 1.0);
        MetricResult latency = metric(report, "latency_milliseconds[0.5]");
        assertThat(latency.getValue()).isCloseTo(12.5, within(latency.getErrorBound()));
    }

    @Test
    void shouldMeasureAnOrder() {
        PerformanceReport report = reportOf(Map.of(), List.of("a", "x", "b"));

        assertThat(metric(report, "mrr").getValue()).isCloseTo(1.0 / 3, within(1e-12));
        assertThat(metric(report, "ndcg_at_10").getValue()).isCloseTo(0.5, within(1e-12));
        assertThat(metric(report, "log_loss").getValue()).isNull();
        assertThat(metric(report, "log_loss").getNote()).isEqualTo("no scores from 0 to 1");
    }

    private PerformanceReport reportOf(Map<String, Double> classScores, @Nullable List<String> ranking) {
        TestDefinitions definitions = new TestDefinitions();
        definitions.set(List.of(multiclass), List.of());
        try (JoinScoreDriver driver = new JoinScoreDriver(definitions, JoinRetention.DEFAULT, stateDirectory)) {
            for (int time = 0; time < 2; time++) {
                PredictionRow row = driver.predictionRow("a", null, START, false, multiclass);
                row.setClassScores(classScores);
                row.setRanking(ranking);
                row.setLatencyMilliseconds(12.5);
                driver.send("id", row);
                driver.label("id", "b", LATER);
            }
            driver.readUntil(START + Duration.ofDays(10).toMillis(), multiclass);
            return driver.reports(ReportStage.FINAL).get(0);
        }
    }

    private static MetricResult metric(PerformanceReport report, String name) {
        return report.getMetrics().stream()
                .filter(metric -> metric.getMetric().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
