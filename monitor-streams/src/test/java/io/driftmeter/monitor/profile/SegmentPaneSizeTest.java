package io.driftmeter.monitor.profile;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftmeter.avro.MonitorDefinition;
import io.driftmeter.avro.SegmentSource;
import io.driftmeter.avro.Segmentation;
import io.driftmeter.avro.WatchedSegment;
import io.driftmeter.monitor.definitions.KnownDefinitions;
import io.driftmeter.monitor.definitions.TestReferences;
import io.driftmeter.monitor.intake.InputEvent;
import io.driftmeter.monitor.plan.ClientBuffers;
import io.driftmeter.monitor.plan.PlanLine;
import io.driftmeter.monitor.plan.Planner;
import io.driftmeter.monitor.plan.ProcessShape;
import io.driftmeter.monitor.plan.StateLimits;
import io.driftmeter.monitor.plan.StatePlan;
import io.driftmeter.monitor.segment.Splits;
import io.driftmeter.monitor.testing.TestModel;
import io.driftmeter.monitor.topology.NeverIdle;
import io.driftmeter.monitor.wire.AvroMap;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the plan says of the panes of a monitor with segments, beside what the heap holds when all of them are live. */
class SegmentPaneSizeTest {

    private static final long SEED = 20_261_121;
    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

    /** So many that what else comes and goes on the heap does not matter. */
    private static final int TASKS = 8;

    private static final int DECLARED = 8;
    private static final int ROWS_OF_EACH_CATEGORY = 100;
    private static final int PANES_ON_TIME = 3;

    private final WideRows wide = new WideRows(SEED);
    private final KnownDefinitions definitions = definitions();
    private final ReferenceProfiles profiles = new ReferenceProfiles();

    @Test
    void shouldPlanForTheWholeForEverySegmentAndForTheOtherRows() {
        List<AvroMap> rows = rowsOfEverySegment();
        count(rows);

        List<LivePanes> held = new ArrayList<>();
        long before = WideRows.usedHeap();
        for (int task = 0; task < TASKS; task++) {
            held.add(count(rows));
        }
        long heap = WideRows.usedHeap() - before;

        StatePlan plan = plan();
        long panes = bytes(plan, "live panes on time");
        long batches = bytes(plan, "rows not counted yet");
        assertThat(panes + batches).as("planned, on the heap %d", heap).isBetween(heap, 3 * heap);
        assertThat(TASKS * held.get(0).bytes())
                .as("reckoned, planned %d", panes)
                .isBetween(panes / 3, panes);
    }

    /** Rows of each category, in each of the panes that may be on time together; the categories that are not declared are other. */
    private LivePanes count(List<AvroMap> rows) {
        LivePanes panes = new LivePanes(
                () -> definitions, new NeverIdle(), Set.of(TestModel.FEATURES), profiles, LivePanesBudget.unlimited());
        for (int pane = 0; pane < PANES_ON_TIME; pane++) {
            long time = START.plus(Duration.ofMinutes(pane)).toEpochMilli();
            for (AvroMap row : rows) {
                panes.pane(panes.route(TestModel.MODEL, "1", time), false)
                        .count(new InputEvent.Features("p", TestModel.MODEL, "1", time, row));
            }
        }
        for (int record = 0; record < LivePanes.RECORDS_BETWEEN_MEASURES; record++) {
            panes.isFull();
        }
        return panes;
    }

    private List<AvroMap> rowsOfEverySegment() {
        List<AvroMap> rows = new ArrayList<>();
        for (int row = 0; row < ROWS_OF_EACH_CATEGORY * WideRows.CATEGORIES; row++) {
            Map<String, Object> values = wide.row();
            values.put(WideRows.name(0), "category-" + row % WideRows.CATEGORIES);
            rows.add(WideRows.encoded(values));
        }
        return rows;
    }

    private KnownDefinitions definitions() {
        MonitorDefinition definition = TestModel.definition();
        List<WatchedSegment> segments = new ArrayList<>();
        for (int segment = 0; segment < DECLARED; segment++) {
            segments.add(Splits.ofValues(List.of(WideRows.name(0)), List.of("category-" + segment)));
        }
        definition.setSegmentations(
                List.of(new Segmentation("category", SegmentSource.FEATURES, List.of(), segments, 0)));
        return new KnownDefinitions(
                1, List.of(definition), List.of(TestReferences.of(wide.reference(), TestModel.MODEL, "1")));
    }

    private StatePlan plan() {
        ProcessShape process = new ProcessShape(
                1,
                TASKS,
                TASKS,
                1,
                Duration.ofDays(70),
                Duration.ofDays(7),
                new ClientBuffers(0, 0, 0, 0, 0, 0),
                StateLimits.NONE);
        return new Planner(process, profiles).plan(definitions.definitions(), definitions.references());
    }

    private static long bytes(StatePlan plan, String what) {
        return plan.lines().stream()
                .filter(line -> line.what().endsWith(what))
                .mapToLong(PlanLine::bytes)
                .sum();
    }
}
