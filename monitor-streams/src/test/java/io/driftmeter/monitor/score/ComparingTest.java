package io.driftmeter.monitor.score;

import static io.driftmeter.monitor.definitions.TestDefinitions.window;
import static org.assertj.core.api.Assertions.assertThat;

import io.driftmeter.avro.BaselineSource;
import io.driftmeter.avro.MonitorDefinition;
import io.driftmeter.avro.PerformanceReport;
import io.driftmeter.avro.PerformanceVerdict;
import io.driftmeter.avro.ReportStage;
import io.driftmeter.avro.Task;
import io.driftmeter.monitor.avro.ScoredWindow;
import io.driftmeter.monitor.definitions.TestDefinitions;
import io.driftmeter.monitor.definitions.TestReferences;
import io.driftmeter.monitor.serde.SingleObjectSerde;
import io.driftmeter.monitor.window.WindowFamily;
import io.driftmeter.schemas.key.SeriesKey;
import io.driftmeter.statistics.performance.BinaryCounts;
import io.driftmeter.statistics.performance.Outcome;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ComparingTest {

    private static final Duration DAY = Duration.ofDays(1);
    private static final MonitorDefinition DEFINITION =
            TestDefinitions.scored("credit", 1, Task.BINARY, Duration.ofHours(4), window(DAY));

    private final KeyValueStore<String, ScoredWindow> store = Stores.keyValueStoreBuilder(
                    Stores.inMemoryKeyValueStore("earlier"),
                    Serdes.String(),
                    new SingleObjectSerde<ScoredWindow>(ScoredWindow.getClassSchema()))
            .withLoggingDisabled()
            .build();

    private Comparing comparing = new Comparing(new EarlierWindows(store));

    @BeforeEach
    void start() {
        store.init(new MockProcessorContext<>().getStateStoreContext(), store);
        comparing = new Comparing(new EarlierWindows(store));
    }

    /** An early window is to be seen as worse than usual, and windows that were worse themselves are not the usual. */
    @Test
    void shouldNotTakeWorseWindowsForAMeasureOfEarlyOnes() {
        assertThat(mature(0, 0.9).getVerdict()).isEqualTo(PerformanceVerdict.HELD);
        assertThat(mature(1, 0.5).getVerdict()).isEqualTo(PerformanceVerdict.WORSE);
        assertThat(mature(2, 0.9).getVerdict()).isEqualTo(PerformanceVerdict.HELD);

        PerformanceReport early = comparing.report(request(9, ReportStage.ON_TIME, 0.9), Optional.empty());

        assertThat(early.getComparedWith()).isEqualTo(BaselineSource.EARLIER_WINDOWS);
        assertThat(early.getReason()).contains("2 of 20 mature windows");
    }

    /** At the end of day 2 only day 0 and its horizon have passed. */
    @Test
    void shouldCompareWithWindowsThatWereMatureWhenItEnded() {
        mature(0, 0.9);
        mature(1, 0.9);
        mature(2, 0.9);

        assertThat(comparing
                        .report(request(1, ReportStage.ON_TIME, 0.9), Optional.empty())
                        .getReason())
                .contains("1 of 20 mature windows");
    }

    private PerformanceReport mature(int day, double accuracy) {
        return comparing.report(request(day, ReportStage.FINAL, accuracy), Optional.of(counts(accuracy)));
    }

    private static ReportRequest request(int day, ReportStage stage, double accuracy) {
        long start = day * DAY.toMillis();
        return new ReportRequest(
                SeriesKey.ofAll("credit", "v1"),
                new PerformanceWindow(
                        start,
                        start + DAY.toMillis(),
                        WindowFamily.of(DEFINITION.getPerformance().getWindows().get(0))),
                stage,
                0,
                OptionalLong.empty(),
                counts(accuracy),
                DEFINITION,
                Optional.of(TestReferences.ofAccuracy("credit", "v1", 0.9, 0.0001)),
                Optional.empty());
    }

    private static BinaryCounts counts(double accuracy) {
        BinaryCounts counts = new BinaryCounts();
        int rows = 1_000;
        counts.addPredictions(rows);
        for (int row = 0; row < rows; row++) {
            boolean positive = row % 2 == 0;
            boolean right = row < accuracy * rows;
            counts.add(new Outcome.Binary(positive == right, OptionalDouble.empty(), positive));
        }
        return counts;
    }
}
