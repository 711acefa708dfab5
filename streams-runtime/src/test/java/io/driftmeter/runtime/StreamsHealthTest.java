package io.driftmeter.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.streams.KafkaStreams.State;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StreamsHealthTest {

    @ParameterizedTest
    @CsvSource({
        // state, alive threads, close asked, live, ready
        "CREATED, 2, false, true, false",
        "REBALANCING, 2, false, true, false",
        "REBALANCING, 0, false, false, false",
        "RUNNING, 1, false, true, true",
        "RUNNING, 0, false, false, false",
        "PENDING_SHUTDOWN, 0, true, true, false",
        "NOT_RUNNING, 0, true, true, false",
        "NOT_RUNNING, 0, false, false, false",
        "PENDING_ERROR, 0, false, true, false",
        "ERROR, 0, false, false, false",
        "ERROR, 0, true, false, false"
    })
    void shouldBeRestartedOnlyWhenNothingElseHelpsAndReadyOnlyWhenRunning(
            State state, int aliveThreads, boolean closeAsked, boolean live, boolean ready) {
        StreamsHealth health = new StreamsHealth(state, aliveThreads, closeAsked, "the cause");
        assertThat(health.live().passed()).isEqualTo(live);
        assertThat(health.ready().passed()).isEqualTo(ready);
        assertThat(health.live().state()).isEqualTo(state.name());
        if (!live) {
            assertThat(health.live().reason()).contains("the cause");
        }
    }
}
