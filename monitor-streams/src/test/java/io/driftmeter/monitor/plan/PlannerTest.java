package io.driftmeter.monitor.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftmeter.avro.DuplicateHandling;
import io.driftmeter.avro.MonitorDefinition;
import io.driftmeter.avro.SegmentSource;
import io.driftmeter.avro.Segmentation;
import io.driftmeter.avro.Task;
import io.driftmeter.avro.WindowLength;
import io.driftmeter.monitor.definitions.Reference;
import io.driftmeter.monitor.definitions.TestDefinitions;
import io.driftmeter.monitor.profile.ReferenceProfiles;
import io.driftmeter.monitor.segment.Splits;
import io.driftmeter.monitor.testing.TestModel;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlannerTest {

    private static final StateLimits WIDE = new StateLimits(2L << 30, 20L << 30, 3, 0, 36);
    private static final Reference REFERENCE = TestModel.reference("1", 0);

    @Test
    void shouldFitAnOrdinaryMonitorIntoTheDefaults() {
        StatePlan plan = plan(WIDE, List.of(TestModel.definition()), REFERENCE);

        assertThat(plan.excess()).isEmpty();
        assertThat(plan.memory()).isBetween(400L << 20, 1L << 30);
        assertThat(PlanText.lines(plan))
                .anyMatch(line -> line.matches("heap .* credit-risk revision 1: live panes on time .*"
                        + "4 tasks x 3 panes x 1 segments x .*\\(1 versions, 4 features\\)"))
                .anyMatch(line -> line.startsWith("memory: ") && line.contains(" of 2.0 GiB"))
                .anyMatch(line -> line.startsWith("disk: ") && line.contains(" of 20.0 GiB"));
    }

    @Test
    void shouldGrowInStepWithTasksSegmentsAndVersions() {
        MonitorDefinition split = MonitorDefinition.newBuilder(TestModel.definition())
                .setSegmentations(List.of(Segmentation.newBuilder()
                        .setName("purpose")
                        .setSource(SegmentSource.FEATURES)
                        .setColumns(List.of("purpose"))
                        .setMostSegments(8)
                        .build()))
                .build();

        long whole = livePanes(plan(WIDE, List.of(TestModel.definition()), REFERENCE));
        long segments = livePanes(plan(WIDE, List.of(split), REFERENCE));
        long versions = livePanes(plan(WIDE, List.of(TestModel.definition()), REFERENCE, TestModel.reference("2", 0)));

        assertThat(segments).as("8 segments, other and the whole").isEqualTo(10 * whole);
        assertThat(versions).isEqualTo(2 * whole);
    }

    @Test
    void shouldCountNoMoreVersionsThanGetTraffic() {
        List<Reference> references = new ArrayList<>();
        for (int version = 1; version <= 20; version++) {
            references.add(TestModel.reference(Integer.toString(version), 0));
        }

        assertThat(livePanes(plan(WIDE, List.of(TestModel.definition()), references.toArray(Reference[]::new))))
                .isEqualTo(3 * livePanes(plan(WIDE, List.of(TestModel.definition()), REFERENCE)));
    }

    @Test
    void shouldPlanWhatKnowingCopiesTakes() {
        MonitorDefinition keeping = MonitorDefinition.newBuilder(TestModel.definition())
                .setDuplicates(DuplicateHandling.KEEP)
                .build();
        StateLimits ofAHundred = new StateLimits(2L << 30, 20L << 30, 3, 100, 36);

        // A lateness of half an hour; features and predictions.
        assertThat(PlanText.lines(plan(ofAHundred, List.of(TestModel.definition()), REFERENCE)))
                .anyMatch(line -> line.matches(
                        "native +128.0 MiB +records seen, to know copies +8 input partitions x 16.0 MiB.*"))
                .anyMatch(line -> line.matches(
                        "disk +65.9 MiB +records seen, to know copies +100/s x 2 topics x 3 x 30m lateness x 64 B.*"));
        assertThat(PlanText.lines(plan(ofAHundred, List.of(keeping), REFERENCE)))
                .noneMatch(line -> line.contains("copies"));
        assertThat(plan(WIDE, List.of(TestModel.definition()), REFERENCE).notes())
                .singleElement()
                .asString()
                .startsWith("The disk of records seen, to know copies, is not in the plan");
    }

    @Test
    void shouldRefuseMoreMemoryThanTheBoundWithTheArithmetic() {
        StatePlan plan = plan(new StateLimits(512L << 20, 20L << 30, 3, 0, 36), models(400), REFERENCE);

        assertThat(plan.memory()).isGreaterThan(512L << 20);
        assertThat(plan.excess())
                .singleElement()
                .asString()
                .startsWith("The state needs ")
                .contains("of memory and memory.bound is 512.0 MiB: 256.0 MiB JVM", " + ", " the rest.")
                .contains("Raise memory.bound");
    }

    @Test
    void shouldRefuseAHorizonTimesARateThatExceedsTheDiskWithTheArithmetic() {
        MonitorDefinition scored = TestDefinitions.scored(
                "credit-risk", 1, Task.BINARY, Duration.ofDays(30), TestDefinitions.window(Duration.ofDays(1)));

        StatePlan plan = plan(new StateLimits(4L << 30, 1L << 40, 3, 20_000, 36), List.of(scored), REFERENCE);

        // 20,000/s for 105 days are 181,440,000,000 predictions.
        assertThat(plan.excess())
                .singleElement()
                .asString()
                .contains("disk.bound is 1.0 TiB")
                .contains("open predictions and labels (20000/s x 1.5 x 70d retention x 239 B)")
                .contains("shorten join.retention");
        assertThat(plan.lines())
                .filteredOn(line -> line.what().startsWith("open predictions"))
                .singleElement()
                .extracting(PlanLine::bytes)
                .isEqualTo(181_440_000_000L * 239);
    }

    @Test
    void shouldTakeTheSampleRateIntoAccountAndSayWhatItDoesNotKnow() {
        MonitorDefinition scored = TestDefinitions.scored(
                "credit-risk", 1, Task.BINARY, Duration.ofDays(30), TestDefinitions.window(Duration.ofDays(1)));
        scored.getPerformance().setSampleRate(0.25);

        assertThat(plan(new StateLimits(4L << 30, 1L << 40, 3, 400, 36), List.of(scored), REFERENCE)
                        .lines())
                .filteredOn(line -> line.what().startsWith("open predictions"))
                .singleElement()
                .extracting(PlanLine::bytes)
                .isEqualTo(100L * 105 * 86_400 * 239);
        assertThat(PlanText.lines(plan(WIDE, List.of(scored), REFERENCE)))
                .anyMatch(line -> line.contains("predictions.per.second"));
    }

    @Test
    void shouldAddTheNamesOfItsSegmentsToAnOpenPrediction() {
        MonitorDefinition scored = TestDefinitions.scored(
                "credit-risk", 1, Task.BINARY, Duration.ofDays(30), TestDefinitions.window(Duration.ofDays(1)));
        scored.setSegmentations(List.of(
                new Segmentation(
                        "channel",
                        SegmentSource.PREDICTIONS,
                        List.of(),
                        List.of(Splits.ofValues(List.of("channel"), List.of("telephone"))),
                        0),
                new Segmentation("country", SegmentSource.FEATURES, List.of("country"), List.of(), 8)));

        // channel=telephone with its length and the separator, country= with a name of 12, and the features with the
        // model's name.
        long names = "channel=telephone".length() + 1 + "country=".length() + 12 + 1;
        assertThat(plan(new StateLimits(4L << 30, 1L << 40, 3, 400, 36), List.of(scored), REFERENCE)
                        .lines())
                .filteredOn(line -> line.what().startsWith("open predictions"))
                .singleElement()
                .extracting(PlanLine::bytes)
                .isEqualTo(400L * 105 * 86_400 * (239 + names + 30 + "credit-risk".length()));
    }

    @Test
    void shouldKeepTheFinePanesOfAnHourlyEdgeForAsLongAsACalendarDayLasts() {
        MonitorDefinition days = TestModel.definition();
        days.setDriftWindows(List.of(TestDefinitions.window(Duration.ofDays(7))));
        MonitorDefinition calendar = TestModel.definition();
        WindowLength week = TestDefinitions.window(Duration.ofDays(7));
        week.setTimeZone("Europe/Berlin");
        calendar.setDriftWindows(List.of(week));

        List<Long> byDays = ComparePlan.panes(days, Duration.ofDays(1).toMillis());
        List<Long> byHours = ComparePlan.panes(calendar, Duration.ofDays(1).toMillis());

        // In Berlin a week begins at 22 or 23 h UTC and can have 169 hours, so that its panes of an hour wait for the
        // next one to end.
        assertThat(byDays).hasSize(1);
        assertThat(byHours.get(0)).isBetween(2 * 169L + 24, 2 * 169L + 24 + 169L + 4);
    }

    @Test
    void shouldRefuseAHorizonBeyondTheRetention() {
        MonitorDefinition scored = TestDefinitions.scored(
                "credit-risk", 1, Task.BINARY, Duration.ofDays(90), TestDefinitions.window(Duration.ofDays(1)));

        assertThat(plan(WIDE, List.of(scored), REFERENCE).excess())
                .singleElement()
                .asString()
                .startsWith("credit-risk revision 1 needs a join.retention of ")
                .contains("= 90d horizon + 10m lateness + 7d bucket, and has 70d");
    }

    @Test
    void shouldNotCountARevisionThatALaterOneReplaces() {
        MonitorDefinition heavy = TestModel.definition();
        heavy.setDriftWindows(List.of(TestDefinitions.window(Duration.ofDays(30), Duration.ofMinutes(1))));
        MonitorDefinition light = TestModel.definition();
        light.setRevision(2);
        MonitorDefinition later = MonitorDefinition.newBuilder(light)
                .setEffectiveFrom(Instant.parse("2030-01-01T00:00:00Z"))
                .build();

        long alone = disk(List.of(light));

        assertThat(disk(List.of(heavy))).isGreaterThan(2 * alone);
        assertThat(disk(List.of(heavy, light))).isEqualTo(alone);
        assertThat(disk(List.of(heavy, later))).isEqualTo(disk(List.of(heavy)));
    }

    static List<MonitorDefinition> models(int count) {
        List<MonitorDefinition> models = new ArrayList<>();
        for (int model = 0; model < count; model++) {
            MonitorDefinition definition = TestModel.definition();
            definition.setModel("model-" + model);
            definition.setLatenessMilliseconds(Duration.ofDays(1).toMillis());
            definition.setGraceMilliseconds(Duration.ofDays(1).toMillis());
            models.add(definition);
        }
        return models;
    }

    static Planner planner(StateLimits limits) {
        return new Planner(
                new ProcessShape(
                        1,
                        4,
                        8,
                        4,
                        Duration.ofDays(70),
                        Duration.ofDays(7),
                        new ClientBuffers(32L << 20, 64L << 20, 32L << 20, 50L << 20, 1L << 20, 1_000),
                        limits),
                new ReferenceProfiles());
    }

    private static StatePlan plan(StateLimits limits, List<MonitorDefinition> definitions, Reference... references) {
        return planner(limits).plan(definitions, List.of(references));
    }

    private static long disk(List<MonitorDefinition> definitions) {
        return plan(WIDE, definitions, REFERENCE).total(Place.DISK);
    }

    private static long livePanes(StatePlan plan) {
        return plan.lines().stream()
                .filter(line -> line.what().endsWith("live panes on time"))
                .mapToLong(PlanLine::bytes)
                .sum();
    }
}
