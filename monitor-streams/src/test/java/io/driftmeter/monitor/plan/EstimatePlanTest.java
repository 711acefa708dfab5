package io.driftmeter.monitor.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftmeter.avro.MonitorDefinition;
import io.driftmeter.avro.Task;
import io.driftmeter.monitor.avro.InputSupport;
import io.driftmeter.monitor.definitions.Reference;
import io.driftmeter.monitor.definitions.TestDefinitions;
import io.driftmeter.monitor.profile.ReferenceProfiles;
import io.driftmeter.monitor.serde.SingleObjectSerde;
import io.driftmeter.monitor.testing.TestModel;
import io.driftmeter.statistics.performance.BinaryCounts;
import io.driftmeter.statistics.performance.ScoredAnswer;
import io.driftmeter.statistics.reference.FeatureReference;
import io.driftmeter.statistics.reference.ReferenceProfile;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class EstimatePlanTest {

    private static final StateLimits LIMITS = new StateLimits(2L << 30, 20L << 30, 3, 20, 36);
    private static final Reference REFERENCE = TestModel.reference("1", 0);
    private static final ReferenceProfile PROFILE = ReferenceProfiles.decode(REFERENCE);

    /** 30 days of horizon, 10 minutes of lateness and twice a day of window, in panes of an hour, and one at each edge. */
    private static final long PANES = 770;

    private static final long CELLS = 2 * 2_212;

    @Test
    void shouldPlanInputsAndScoresOfEveryPaneUntilItIsMature() {
        StatePlan without = plan(definition(Task.BINARY, false));
        StatePlan with = plan(definition(Task.BINARY, true));
        EstimatePlan estimate = estimate();

        assertThat(lines(without, "inputs outside the reference")).isEmpty();
        assertThat(lines(with, "inputs outside the reference"))
                .singleElement()
                .satisfies(line -> assertThat(line.arithmetic())
                        .startsWith("2 (compaction) x 2 (on time, late) x 1 series x 770 panes x "))
                .extracting(PlanLine::bytes)
                .isEqualTo(4 * PANES * estimate.bytesStored());
        assertThat(bytes(with, "series being scored") - bytes(without, "series being scored"))
                .as("34 panes of a day with their cells, and the inputs")
                .isEqualTo(34 * CELLS * 96 + 2 * PANES * estimate.bytesRead());
        assertThat(bytes(with, "score panes and earlier windows"))
                .isGreaterThanOrEqualTo(bytes(without, "score panes and earlier windows") + 2 * 34 * CELLS * 6);
    }

    @Test
    void shouldPlanNoLessThanInputsTakeThatAreAllOutside() {
        Map<String, Long> outside = PROFILE.features().stream()
                .collect(Collectors.toMap(FeatureReference::name, feature -> Long.MAX_VALUE));
        InputSupport support =
                new InputSupport(TestModel.MODEL + "|1|channel=telephone", 0L, true, 1, Long.MAX_VALUE, outside);

        byte[] value = new SingleObjectSerde<InputSupport>(InputSupport.getClassSchema())
                .serializer()
                .serialize("score-inputs", support);

        assertThat(estimate().bytesStored()).isGreaterThan(value.length).isLessThan(10L * value.length);
    }

    @Test
    void shouldPlanNoLessThanScoresOfEveryCellTake() {
        BinaryCounts counts = new BinaryCounts();
        for (double logit = -40; logit <= 40; logit += 1.0 / 64) {
            double score = 1 / (1 + StrictMath.exp(-logit));
            counts.addAnswer(ScoredAnswer.binary(true, score), 1);
            counts.addAnswer(ScoredAnswer.binary(false, score), 1);
        }

        assertThat(counts.toBytes()).hasSizeBetween((int) CELLS, (int) (3_000 + CELLS * 6));
    }

    @Test
    void shouldPlanTheScoresOfManyClassesOfAnOpenPrediction() {
        long oneScore = bytes(plan(definition(Task.BINARY, false)), "open predictions and labels");
        long tenScores = bytes(plan(definition(Task.MULTICLASS, false)), "open predictions and labels");

        // The reference tells of no classes, so ten are reckoned with: a name of 12, its length and a number.
        assertThat(tenScores - oneScore).isEqualTo(20L * 105 * 86_400 * 10 * 22);
    }

    private static MonitorDefinition definition(Task task, boolean estimate) {
        MonitorDefinition definition = TestDefinitions.scored(
                TestModel.MODEL, 1, task, Duration.ofDays(30), TestDefinitions.window(Duration.ofDays(1)));
        definition.getPerformance().setEstimate(estimate);
        return definition;
    }

    private static EstimatePlan estimate() {
        MonitorDefinition definition = definition(Task.BINARY, true);
        ModelShape model = new ModelShape(definition, List.of(ReferenceShape.of(PROFILE)));
        return new EstimatePlan(model, definition.getPerformance(), 0);
    }

    private static StatePlan plan(MonitorDefinition definition) {
        return PlannerTest.planner(LIMITS).plan(List.of(definition), List.of(REFERENCE));
    }

    private static List<PlanLine> lines(StatePlan plan, String what) {
        return plan.lines().stream().filter(line -> line.what().endsWith(what)).toList();
    }

    private static long bytes(StatePlan plan, String what) {
        return lines(plan, what).stream().mapToLong(PlanLine::bytes).sum();
    }
}
