package io.driftmeter.runtime;

import org.apache.kafka.streams.KafkaStreams.State;

/** What the state of a Kafka Streams client says about its health; a pure function. */
record StreamsHealth(State state, int aliveThreads, boolean closeAsked, String failure) implements HealthSource {

    @Override
    public Health live() {
        return switch (state) {
            case ERROR -> Health.fail(state, "stopped by a failure: " + failure);
            case NOT_RUNNING ->
                closeAsked
                        ? Health.pass(state, "closed as asked")
                        : Health.fail(state, "stopped, though nobody asked it to: " + failure);
            case RUNNING, REBALANCING ->
                aliveThreads == 0
                        ? Health.fail(state, "no stream thread is alive: " + failure)
                        : Health.pass(state, aliveThreads + " stream threads are alive");
            default -> Health.pass(state, "on the way to another state");
        };
    }

    @Override
    public Health ready() {
        if (state != State.RUNNING) {
            return Health.fail(state, "ready when RUNNING");
        }
        return aliveThreads == 0 ? live() : Health.pass(state, aliveThreads + " stream threads are alive");
    }
}
