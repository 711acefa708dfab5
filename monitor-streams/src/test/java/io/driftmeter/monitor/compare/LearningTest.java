package io.driftmeter.monitor.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftmeter.avro.DailyPattern;
import io.driftmeter.avro.DriftReport;
import io.driftmeter.avro.Judgement;
import io.driftmeter.avro.MonitorDefinition;
import io.driftmeter.avro.ReportStage;
import io.driftmeter.avro.Verdict;
import io.driftmeter.monitor.avro.Partial;
import io.driftmeter.monitor.definitions.KnownDefinitions;
import io.driftmeter.monitor.definitions.Reference;
import io.driftmeter.monitor.definitions.TestDefinitions;
import io.driftmeter.monitor.definitions.TestReferences;
import io.driftmeter.monitor.watermark.Rules;
import io.driftmeter.statistics.reference.FeatureRange;
import io.driftmeter.statistics.reference.ProfileCounts;
import io.driftmeter.statistics.reference.ReferenceProfile;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Hourly windows, a minute of grace and two hours of lateness, against a reference without event times. */
class LearningTest {

    private static final long SEED = 20_261_121;
    private static final long HOUR = Duration.ofHours(1).toMillis();
    private static final long MINUTE = Duration.ofMinutes(1).toMillis();
    private static final long START = Instant.parse("2026-03-01T00:00:00Z").toEpochMilli();
    private static final int WINDOWS = 40;
    private static final int ROWS = 500;
    private static final String MODEL = "credit";

    private final ReferenceProfile profile = TestReferences.normalIncome(SEED, 20_000);
    private final Reference reference = TestReferences.of(profile, MODEL, "1");

    @Test
    void shouldJudgeOnceThirtyLiveWindowsHaveTaught() {
        CompareRun run = run(definition(1));
        for (int hour = 0; hour < WINDOWS; hour++) {
            run.count(partial(hour, 1, hour < 35 ? 0 : 1));
            run.readUpTo(START + (hour + 1) * HOUR + MINUTE);
        }
        run.readUpTo(START + (WINDOWS + 3) * HOUR);

        for (DriftReport report : rows(run)) {
            int hour = hour(report);
            String said = report.getFeatures().get(0).getReason();
            // The window before last is final one minute before this one is on time.
            int taught = Math.max(0, hour - 1);
            if (taught < 30) {
                assertThat(said).as("hour %d", hour).endsWith("φ learned from %d of 30 live windows".formatted(taught));
                assertThat(report.getVerdict()).isEqualTo(Verdict.NOT_ENOUGH_DATA);
            } else {
                assertThat(report.getVerdict())
                        .as("hour %d", hour)
                        .isEqualTo(hour < 35 ? Verdict.STABLE : Verdict.DRIFT);
                assertThat(report.getFeatures().get(0).getStatistics().get(0).getNote())
                        .contains("the variation learned from 30 live windows, φ");
            }
        }
        assertThat(rows(run)).hasSize(2 * WINDOWS);
    }

    @Test
    void shouldSayTheSameOnTimeAndFinal() {
        CompareRun run = run(definition(1));
        feedAll(run);

        Map<Long, List<String>> hashes = new TreeMap<>();
        rows(run)
                .forEach(report -> hashes.computeIfAbsent(
                                report.getWindowStart().toEpochMilli(), start -> new ArrayList<>())
                        .add(report.getContentHash()));
        assertThat(hashes.values())
                .hasSize(WINDOWS)
                .allSatisfy(both -> assertThat(both).hasSize(2).containsOnly(both.get(0)));
    }

    @Test
    void shouldTeachTheSameHoweverFarTheWatermarkMovesAndWheneverItRestarts() {
        CompareRun atOnce = run(definition(1));
        feedAll(atOnce);

        CompareRun restarted = run(definition(1));
        for (int hour = 0; hour < WINDOWS; hour++) {
            restarted.count(partial(hour, 1, 0));
            restarted.readUpTo(START + (hour + 1) * HOUR + MINUTE);
            if (hour % 3 == 0) {
                restarted.restart();
            }
        }
        restarted.readUpTo(START + (WINDOWS + 3) * HOUR);

        assertThat(restarted.reports()).containsExactlyElementsOf(atOnce.reports());
    }

    @Test
    void shouldBeginAnewWithAnotherRevision() {
        MonitorDefinition first = definition(1);
        first.setEffectiveTo(Instant.ofEpochMilli(START + 33 * HOUR));
        MonitorDefinition second = definition(2);
        second.setEffectiveFrom(Instant.ofEpochMilli(START + 33 * HOUR));
        CompareRun run = run(first, second);
        for (int hour = 0; hour < WINDOWS; hour++) {
            run.count(partial(hour, hour < 33 ? 1 : 2, 0));
        }
        run.readUpTo(START + (WINDOWS + 3) * HOUR);

        assertThat(rows(run))
                .filteredOn(report -> hour(report) == 32)
                .hasSize(2)
                .allSatisfy(report -> assertThat(report.getVerdict()).isEqualTo(Verdict.STABLE));
        assertThat(rows(run))
                .filteredOn(report -> hour(report) == 36)
                .hasSize(2)
                .allSatisfy(report -> assertThat(report.getFeatures().get(0).getReason())
                        .endsWith("φ learned from 2 of 30 live windows"));
    }

    private void feedAll(CompareRun run) {
        for (int hour = 0; hour < WINDOWS; hour++) {
            run.count(partial(hour, 1, 0));
        }
        run.readUpTo(START + (WINDOWS + 3) * HOUR);
    }

    private CompareRun run(MonitorDefinition... definitions) {
        List<String> rules = new ArrayList<>();
        for (MonitorDefinition definition : definitions) {
            rules.add(Rules.definition(MODEL, definition.getRevision()));
        }
        rules.add(Rules.reference(MODEL, "1", reference.referenceId()));
        return new CompareRun(new KnownDefinitions(1, List.of(definitions), List.of(reference)), rules);
    }

    /** Rows of an hour, each hour at a level of its own, moved by a shift. */
    private Partial partial(int hour, int revision, double shift) {
        Random random = new Random(SEED + hour);
        double level = shift + random.nextGaussian() / 20;
        ProfileCounts counts = new ProfileCounts(profile);
        for (int row = 0; row < ROWS; row++) {
            counts.feature(0).add(level + random.nextGaussian());
        }
        return Partial.newBuilder()
                .setSeries(MODEL + "|1|all")
                .setPaneStart(START + hour * HOUR)
                .setPaneLength(HOUR)
                .setLate(false)
                .setDefinitionRevision(revision)
                .setReferenceId(reference.referenceId())
                .setCounts(ByteBuffer.wrap(counts.toBytes(new FeatureRange(0, 1))))
                .setFeatureRows(ROWS)
                .build();
    }

    private static List<DriftReport> rows(CompareRun run) {
        return run.reports().stream()
                .filter(report -> report.getFeatureRows() > 0)
                .filter(report -> report.getStage() != ReportStage.UNKNOWN)
                .toList();
    }

    private static int hour(DriftReport report) {
        return (int) ((report.getWindowStart().toEpochMilli() - START) / HOUR);
    }

    private static MonitorDefinition definition(int revision) {
        MonitorDefinition definition =
                TestDefinitions.unscored(MODEL, revision, TestDefinitions.window(Duration.ofHours(1)));
        definition.setLatenessMilliseconds(2 * HOUR);
        definition.setJudgement(
                Judgement.newBuilder().setDailyPattern(DailyPattern.NONE).build());
        return definition;
    }
}
