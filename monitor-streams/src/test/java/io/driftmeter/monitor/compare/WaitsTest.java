package io.driftmeter.monitor.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftmeter.avro.MonitorDefinition;
import io.driftmeter.avro.RecordFate;
import io.driftmeter.avro.WindowLength;
import io.driftmeter.monitor.avro.Partial;
import io.driftmeter.monitor.avro.PartitionFate;
import io.driftmeter.monitor.avro.Watermark;
import io.driftmeter.monitor.avro.WatermarkState;
import io.driftmeter.monitor.compare.Waits.NextWindow;
import io.driftmeter.monitor.compare.Waits.Wait;
import io.driftmeter.monitor.definitions.KnownDefinitions;
import io.driftmeter.monitor.definitions.TestDefinitions;
import io.driftmeter.monitor.serde.SingleObjectSerde;
import io.driftmeter.monitor.watermark.Rules;
import io.driftmeter.monitor.watermark.Watermarks;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A series that waits is not looked at, and what is reported does not tell. */
class WaitsTest {

    private static final String MODEL = "credit";
    private static final String SERIES = MODEL + "|1|all";
    private static final long MINUTE = Duration.ofMinutes(1).toMillis();
    private static final long HOUR = Duration.ofHours(1).toMillis();
    private static final int STEPS = 400;

    private final Watermarks watermarks = new Watermarks(store());
    private final Waits waits = new Waits(watermarks);

    private static KeyValueStore<String, WatermarkState> store() {
        KeyValueStore<String, WatermarkState> store = Stores.keyValueStoreBuilder(
                        Stores.inMemoryKeyValueStore("watermarks"),
                        Serdes.String(),
                        new SingleObjectSerde<WatermarkState>(WatermarkState.getClassSchema()))
                .withLoggingDisabled()
                .build();
        store.init(new MockProcessorContext<Void, Void>().getStateStoreContext(), store);
        return store;
    }

    @Test
    void shouldLookAtASeriesOfWhichNothingIsKnown() {
        assertThat(waits.mayBeDue(SERIES)).isTrue();
    }

    @Test
    void shouldWaitUntilEveryPartitionHasReachedTheFirstWindowThatIsDue() {
        waits.put(SERIES, new Wait(List.of(due(3 * HOUR), due(2 * HOUR)), 0));
        assertThat(waits.mayBeDue(SERIES)).isFalse();

        read(0, 2 * HOUR);
        assertThat(waits.mayBeDue(SERIES)).isFalse();
        read(1, 2 * HOUR - 1);
        assertThat(waits.mayBeDue(SERIES)).isFalse();
        read(1, 2 * HOUR);
        assertThat(waits.mayBeDue(SERIES)).isTrue();
    }

    @Test
    void shouldWaitForNothingThatTimeBringsWhereThereIsNoWindow() {
        waits.put(SERIES, new Wait(List.of(), HOUR));
        read(0, 9 * HOUR);
        read(1, 9 * HOUR);

        assertThat(waits.mayBeDue(SERIES)).isFalse();
    }

    @Test
    void shouldLookAgainWhenAPaneCameBeforeThoseThatWereFound() {
        waits.put(SERIES, new Wait(List.of(due(HOUR)), 30 * MINUTE));
        waits.paneAdded(SERIES, 30 * MINUTE);
        waits.paneAdded(MODEL + "|2|all", 29 * MINUTE);
        assertThat(waits.mayBeDue(SERIES)).isFalse();

        waits.paneAdded(SERIES, 29 * MINUTE);
        assertThat(waits.mayBeDue(SERIES)).isTrue();
    }

    @Test
    void shouldLookAgainWhenDefinitionsChanged() {
        waits.put(SERIES, new Wait(List.of(due(HOUR)), 0));
        waits.forget();

        assertThat(waits.mayBeDue(SERIES)).isTrue();
    }

    private static NextWindow due(long watermark) {
        return new NextWindow(Set.of("features"), watermark);
    }

    private void read(int partition, long eventTime) {
        watermarks.hear(new Watermark("features", partition, 2, eventTime, null, List.of()));
    }

    @Test
    void shouldLookForNoPanesUntilAWindowMayBeDue() {
        SplittableRandom random = new SplittableRandom(1);
        CompareRun run = new CompareRun(
                new KnownDefinitions(1, List.of(first()), List.of()), List.of(Rules.definition(MODEL, 1)));
        for (int i = 0; i < 20; i++) {
            run.count(partial(random, 1_000 * HOUR, Long.MAX_VALUE));
        }
        run.readUpTo(1_000 * HOUR);
        long scans = run.scans();
        for (int second = 1; second < 60; second++) {
            run.readUpTo(1_000 * HOUR + second * 1_000);
        }
        assertThat(run.scans()).isEqualTo(scans);

        run.readUpTo(1_002 * HOUR);
        assertThat(run.scans()).isGreaterThan(scans);
    }

    /** A task that begins anew before each watermark knows of no wait, so it looks at every series. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void shouldReportWhatATaskReportsThatLooksAtEverySeriesEachTime(long seed) {
        List<String> reports = reports(seed, false);

        assertThat(reports).hasSizeGreaterThan(50).isEqualTo(reports(seed, true));
    }

    private static List<String> reports(long seed, boolean anew) {
        SplittableRandom random = new SplittableRandom(seed);
        long changesAt = 1_000 * HOUR + random.nextInt(1_200) * MINUTE;
        CompareRun run = new CompareRun(
                new KnownDefinitions(1, List.of(first()), List.of()),
                List.of(Rules.definition(MODEL, 1), Rules.definition(MODEL, 2)));
        int definedAt = random.nextInt(STEPS / 4);
        long now = 1_000 * HOUR;
        for (int step = 0; step < STEPS; step++) {
            if (step == definedAt) {
                run.define(new KnownDefinitions(2, List.of(first(), second(changesAt)), List.of()));
            }
            if (random.nextInt(3) > 0) {
                run.count(partial(random, now, changesAt));
            } else {
                now += random.nextInt(30) == 0 ? random.nextInt(60) * HOUR : random.nextInt(15) * MINUTE;
                if (anew) {
                    run.restart();
                }
                run.readUpTo(now);
            }
        }
        return run.reports().stream()
                .map(report -> report.getModelVersion() + " " + report.getStage() + " "
                        + report.getWindowLengthMilliseconds() / MINUTE + " min to " + report.getWindowEnd() + " "
                        + report.getFates() + " " + report.getContentHash())
                .toList();
    }

    private static MonitorDefinition first() {
        return definition(1, TestDefinitions.window(Duration.ofHours(1)), TestDefinitions.window(Duration.ofHours(2)));
    }

    private static MonitorDefinition second(long effectiveFrom) {
        MonitorDefinition definition = definition(
                2,
                TestDefinitions.window(Duration.ofHours(1), Duration.ofMinutes(20)),
                TestDefinitions.window(Duration.ofMinutes(10)));
        definition.setEffectiveFrom(Instant.ofEpochMilli(effectiveFrom));
        return definition;
    }

    private static MonitorDefinition definition(int revision, WindowLength... windows) {
        MonitorDefinition definition = TestDefinitions.unscored(MODEL, revision, windows);
        definition.setLatenessMilliseconds(Duration.ofHours(2).toMillis());
        return definition;
    }

    /** Rows of one of three versions, near to now, or late, at times too late for any window. */
    private static Partial partial(SplittableRandom random, long now, long changesAt) {
        boolean late = random.nextInt(5) == 0;
        int latest = random.nextInt(2) == 0 ? 200 : 60 * 60;
        long behind = (late ? random.nextInt(latest) : random.nextInt(-30, 2)) * MINUTE;
        long start = (now - behind) / MINUTE * MINUTE;
        return Partial.newBuilder()
                .setSeries(MODEL + "|" + random.nextInt(1, 4) + "|all")
                .setPaneStart(start)
                .setPaneLength(MINUTE)
                .setLate(late)
                .setDefinitionRevision(start < changesAt ? 1 : 2)
                .setFeatureRows(1)
                .setFates(List.of(
                        new PartitionFate("features", 0, (late ? RecordFate.LATE : RecordFate.ON_TIME).name(), 1L)))
                .setSources(List.of())
                .build();
    }
}
