package io.driftmeter.monitor.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftmeter.avro.DriftReport;
import io.driftmeter.avro.FateCount;
import io.driftmeter.avro.MonitorDefinition;
import io.driftmeter.avro.RecordFate;
import io.driftmeter.avro.ReportStage;
import io.driftmeter.monitor.avro.Partial;
import io.driftmeter.monitor.avro.PartitionFate;
import io.driftmeter.monitor.definitions.KnownDefinitions;
import io.driftmeter.monitor.definitions.TestDefinitions;
import io.driftmeter.monitor.watermark.Rules;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** At noon windows of an hour that wait two hours for late rows give way to windows of ten minutes that wait ten minutes. */
class ShorterLatenessTest {

    private static final String MODEL = "credit";
    private static final long MINUTE = Duration.ofMinutes(1).toMillis();
    private static final long HOUR = Duration.ofHours(1).toMillis();
    private static final long NOON = 1_000 * 24 * HOUR + 12 * HOUR;

    private final CompareRun run = new CompareRun(
            new KnownDefinitions(
                    1,
                    List.of(
                            definition(1, 0, Duration.ofHours(2), Duration.ofHours(1)),
                            definition(2, NOON, Duration.ofMinutes(10), Duration.ofMinutes(10))),
                    List.of()),
            List.of(Rules.definition(MODEL, 1), Rules.definition(MODEL, 2)));

    private static MonitorDefinition definition(int revision, long effectiveFrom, Duration lateness, Duration window) {
        MonitorDefinition definition = TestDefinitions.unscored(MODEL, revision, TestDefinitions.window(window));
        definition.setEffectiveFrom(Instant.ofEpochMilli(effectiveFrom));
        definition.setLatenessMilliseconds(lateness.toMillis());
        return definition;
    }

    @BeforeEach
    void readUntilTheNewWindowsAreFinalAndTheLastOldOneIsNot() {
        run.count(partial(NOON - 2 * HOUR, HOUR, 1, RecordFate.ON_TIME));
        run.count(partial(NOON - HOUR, HOUR, 1, RecordFate.ON_TIME));
        for (int minute = 0; minute < 75; minute++) {
            run.count(partial(NOON + minute * MINUTE, MINUTE, 2, RecordFate.ON_TIME));
        }
        run.readUpTo(NOON + 75 * MINUTE);
        assertThat(rows()).containsKey(Instant.ofEpochMilli(NOON + HOUR).toString());
        run.count(partial(NOON - HOUR, HOUR, 1, RecordFate.LATE));
    }

    @Test
    void shouldCountARowThatComesWithinTheLongerLateness() {
        run.readUpTo(NOON + 3 * HOUR);

        assertThat(rows()).containsEntry(Instant.ofEpochMilli(NOON).toString(), 2L);
    }

    @Test
    void shouldReportEachFateOnce() {
        run.count(partial(NOON - 2 * HOUR, HOUR, 1, RecordFate.LATE));
        run.readUpTo(NOON + 30 * HOUR);

        assertThat(fates()).isEqualTo(Map.of(RecordFate.ON_TIME, 77L, RecordFate.LATE, 1L, RecordFate.AFTER_FINAL, 1L));
    }

    /** By the end of a final window, its rows. */
    private Map<String, Long> rows() {
        Map<String, Long> rows = new TreeMap<>();
        for (DriftReport report : run.reports()) {
            if (report.getStage() == ReportStage.FINAL) {
                rows.put(report.getWindowEnd().toString(), report.getFeatureRows());
            }
        }
        return rows;
    }

    private Map<RecordFate, Long> fates() {
        Map<RecordFate, Long> fates = new TreeMap<>();
        for (DriftReport report : run.reports()) {
            if (report.getStage() == ReportStage.FINAL) {
                for (FateCount fate : report.getFates()) {
                    fates.merge(fate.getFate(), fate.getRecords(), Long::sum);
                }
            }
        }
        return fates;
    }

    private static Partial partial(long start, long length, int revision, RecordFate fate) {
        return Partial.newBuilder()
                .setSeries(MODEL + "|1|all")
                .setPaneStart(start)
                .setPaneLength(length)
                .setLate(fate == RecordFate.LATE)
                .setDefinitionRevision(revision)
                .setFeatureRows(1)
                .setFates(List.of(new PartitionFate("features", 0, fate.name(), 1L)))
                .setSources(List.of())
                .build();
    }
}
