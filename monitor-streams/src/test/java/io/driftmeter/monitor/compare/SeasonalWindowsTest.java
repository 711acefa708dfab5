package io.driftmeter.monitor.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftmeter.avro.DriftReport;
import io.driftmeter.avro.FeatureResult;
import io.driftmeter.avro.MonitorDefinition;
import io.driftmeter.avro.Verdict;
import io.driftmeter.monitor.avro.Partial;
import io.driftmeter.monitor.definitions.KnownDefinitions;
import io.driftmeter.monitor.definitions.Reference;
import io.driftmeter.monitor.definitions.TestDefinitions;
import io.driftmeter.monitor.definitions.TestReferences;
import io.driftmeter.monitor.watermark.Rules;
import io.driftmeter.statistics.counts.Cells;
import io.driftmeter.statistics.counts.NumericCounts;
import io.driftmeter.statistics.counts.NumericScale;
import io.driftmeter.statistics.reference.FeatureRange;
import io.driftmeter.statistics.reference.NumericReference;
import io.driftmeter.statistics.reference.ProfileCounts;
import io.driftmeter.statistics.reference.ReferenceProfile;
import io.driftmeter.statistics.reference.SeasonSlots;
import io.driftmeter.statistics.reference.SeasonalCounts;
import io.driftmeter.statistics.reference.TimeRange;
import io.driftmeter.statistics.reference.WindowVariation;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A feature that is low by night and high by day, in Berlin; at five in the morning of weekends the reference has no rows. */
class SeasonalWindowsTest {

    private static final String MODEL = "credit";
    private static final long HOUR = Duration.ofHours(1).toMillis();
    /** A Sunday, an hour ahead of UTC. */
    private static final long MIDNIGHT = Instant.parse("2026-02-28T23:00:00Z").toEpochMilli();

    private static final int EMPTY_HOUR = 5;
    private static final int ROWS = 400;

    private final ReferenceProfile profile = profile();
    private final Reference reference = TestReferences.of(profile, MODEL, "1");
    private final CompareRun run = new CompareRun(
            new KnownDefinitions(1, List.of(definition()), List.of(reference)),
            List.of(Rules.definition(MODEL, 1), Rules.reference(MODEL, "1", reference.referenceId())));

    @Test
    void shouldCompareEachWindowWithItsOwnHour() {
        IntStream.range(0, 24).forEach(hour -> count(hour, lowShare(hour)));
        run.readUpTo(MIDNIGHT + 48 * HOUR);

        for (DriftReport report : rows()) {
            int hour = hour(report);
            FeatureResult feature = report.getFeatures().get(0);
            if (hour == EMPTY_HOUR) {
                assertThat(report.getVerdict()).isEqualTo(Verdict.NOT_ENOUGH_DATA);
                assertThat(feature.getReason())
                        .isEqualTo("it covers hours of which the reference has no rows: weekends 05–06 Europe/Berlin");
            } else {
                assertThat(report.getVerdict()).as("hour %d", hour).isEqualTo(Verdict.STABLE);
                assertThat(feature.getStatistics().get(0).getNote())
                        .contains("compared with weekends %02d–%02d Europe/Berlin".formatted(hour, hour + 1));
                assertThat(feature.getBins().get(0).getReference()).isEqualTo(Math.round(1_000 * lowShare(hour)));
            }
        }
        assertThat(rows()).hasSize(48);
    }

    @Test
    void shouldFindDaytimeValuesAtNight() {
        count(2, lowShare(14));
        run.readUpTo(MIDNIGHT + 48 * HOUR);

        assertThat(rows())
                .hasSize(2)
                .allSatisfy(report -> assertThat(report.getVerdict()).isEqualTo(Verdict.DRIFT));
    }

    private void count(int hour, double lowShare) {
        ProfileCounts counts = new ProfileCounts(profile);
        for (int row = 0; row < ROWS; row++) {
            counts.feature(0).add(row < lowShare * ROWS ? -1.0 : 1.0);
        }
        run.count(Partial.newBuilder()
                .setSeries(MODEL + "|1|all")
                .setPaneStart(MIDNIGHT + hour * HOUR)
                .setPaneLength(HOUR)
                .setLate(false)
                .setDefinitionRevision(1)
                .setReferenceId(reference.referenceId())
                .setCounts(ByteBuffer.wrap(counts.toBytes(new FeatureRange(0, 1))))
                .setFeatureRows(ROWS)
                .build());
    }

    private List<DriftReport> rows() {
        return run.reports().stream()
                .filter(report -> report.getFeatureRows() > 0)
                .toList();
    }

    private static int hour(DriftReport report) {
        return (int) ((report.getWindowStart().toEpochMilli() - MIDNIGHT) / HOUR);
    }

    private static double lowShare(int hour) {
        return hour < 8 || hour >= 20 ? 0.75 : 0.25;
    }

    private static MonitorDefinition definition() {
        return TestDefinitions.unscored(MODEL, 1, TestDefinitions.window(Duration.ofHours(1)));
    }

    private static ReferenceProfile profile() {
        NumericScale scale =
                new NumericScale(new Cells(new double[] {0}, new int[0], new double[] {0}), false, -1, 1, -20);
        NumericCounts whole = new NumericCounts(scale);
        IntStream.range(0, 48_000).forEach(row -> whole.add(row % 2 == 0 ? -1.0 : 1.0));
        List<long[]> slots = new ArrayList<>();
        for (int slot = 0; slot < SeasonSlots.COUNT; slot++) {
            long low = Math.round(1_000 * lowShare(SeasonSlots.hourOf(slot)));
            boolean empty = SeasonSlots.isWeekend(slot) && SeasonSlots.hourOf(slot) == EMPTY_HOUR;
            slots.add(empty ? new long[2] : new long[] {low, 1_000 - low});
        }
        NumericReference feature = new NumericReference(
                "load",
                whole,
                List.of(new WindowVariation(HOUR, 672, ROWS, 0.0625)),
                OptionalDouble.empty(),
                Optional.of(new SeasonalCounts(slots, 28, List.of(new WindowVariation(HOUR, 672, ROWS, 0.0005, 27)))),
                List.of(),
                0);
        return new ReferenceProfile(
                List.of(feature),
                whole.rows(),
                Optional.of(new TimeRange(MIDNIGHT - 28 * 24 * HOUR, MIDNIGHT)),
                false,
                Optional.empty(),
                ZoneId.of("Europe/Berlin"),
                Optional.empty());
    }
}
