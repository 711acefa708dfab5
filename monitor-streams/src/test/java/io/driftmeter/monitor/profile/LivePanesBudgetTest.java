package io.driftmeter.monitor.profile;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftmeter.monitor.avro.Partial;
import io.driftmeter.monitor.avro.PartialsMessage;
import io.driftmeter.monitor.definitions.KnownDefinitions;
import io.driftmeter.monitor.intake.InputEvent;
import io.driftmeter.monitor.testing.TestModel;
import io.driftmeter.monitor.topology.NeverIdle;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.streams.processor.api.Record;
import org.junit.jupiter.api.Test;

/** A backlog in which each row falls into a pane of its own, read within one commit. */
class LivePanesBudgetTest {

    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
    private static final int ROWS = 5_000;

    private final List<Partial> sent = new ArrayList<>();

    @Test
    void shouldSendPanesEarlyAndLoseNoRow() {
        LivePanesBudget budget = new LivePanesBudget(200_000);
        LivePanes panes = panes(budget);

        long most = read(panes);

        assertThat(budget.sentEarly()).isPositive();
        assertThat(most).as("bytes of live panes at most").isBetween(100_000L, 200_000L + 20_000L);
        panes.flush(0, this::take);
        assertThat(sent.stream().mapToLong(Partial::getPredictionRows).sum()).isEqualTo(ROWS);
        assertThat(sent.stream().map(Partial::getPaneStart).distinct()).hasSize(ROWS);
    }

    @Test
    void shouldHoldPanesUntilTheCommitWithinTheBudget() {
        LivePanesBudget budget = LivePanesBudget.unlimited();
        LivePanes panes = panes(budget);

        long most = read(panes);

        assertThat(sent).isEmpty();
        assertThat(budget.sentEarly()).isZero();
        assertThat(most).isGreaterThan(ROWS * 1_000L);
    }

    /** Reads all rows, as the topology would, and returns the most bytes that panes took between two records. */
    private long read(LivePanes panes) {
        long most = 0;
        for (int row = 0; row < ROWS; row++) {
            long time = START.plus(Duration.ofMinutes(10L * row)).toEpochMilli();
            panes.pane(panes.route(TestModel.MODEL, "1", time), false).count(prediction(time));
            boolean full = panes.isFull();
            most = Math.max(most, panes.bytes());
            if (full) {
                panes.flush(0, this::take);
            }
        }
        return most;
    }

    private void take(Record<String, PartialsMessage> record) {
        if (record.value().getBody() instanceof Partial partial) {
            sent.add(partial);
        }
    }

    private static InputEvent.Prediction prediction(long time) {
        return new InputEvent.Prediction(
                "p-" + time, TestModel.MODEL, "1", time, "good", 0.5, Map.of(), null, null, null);
    }

    private static LivePanes panes(LivePanesBudget budget) {
        KnownDefinitions definitions = TestModel.definitions("1");
        return new LivePanes(
                () -> definitions, new NeverIdle(), Set.of(TestModel.PREDICTIONS), new ReferenceProfiles(), budget);
    }
}
