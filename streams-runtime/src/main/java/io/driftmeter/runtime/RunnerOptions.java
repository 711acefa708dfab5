package io.driftmeter.runtime;

import java.time.Duration;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.streams.KafkaClientSupplier;
import org.apache.kafka.streams.processor.internals.DefaultKafkaClientSupplier;

/**
 * How a topology is run.
 *
 * @param clients makes the Kafka clients
 * @param restarts how often stream threads may be replaced
 * @param closeTimeout how long a close may take; it must end well inside the time the platform grants after SIGTERM, since
 *     a process killed in its close restores all its state
 * @param leaveGroup whether the instance leaves its consumer group on close: yes when it will not come back (scaling in),
 *     no for a restart, which then moves no task
 * @param time the clock of the client and of its processors
 */
public record RunnerOptions(
        KafkaClientSupplier clients, RestartBudget restarts, Duration closeTimeout, boolean leaveGroup, Time time) {

    /** Ordinary clients, five restarts in ten minutes, 45 s to close, staying in the group. */
    public static RunnerOptions standard() {
        return new RunnerOptions(
                new DefaultKafkaClientSupplier(), RestartBudget.standard(), Duration.ofSeconds(45), false, Time.SYSTEM);
    }

    public RunnerOptions withClients(KafkaClientSupplier newClients) {
        return new RunnerOptions(newClients, restarts, closeTimeout, leaveGroup, time);
    }

    public RunnerOptions withRestarts(RestartBudget newRestarts) {
        return new RunnerOptions(clients, newRestarts, closeTimeout, leaveGroup, time);
    }

    public RunnerOptions withCloseTimeout(Duration newCloseTimeout) {
        return new RunnerOptions(clients, restarts, newCloseTimeout, leaveGroup, time);
    }

    public RunnerOptions withLeaveGroup(boolean newLeaveGroup) {
        return new RunnerOptions(clients, restarts, closeTimeout, newLeaveGroup, time);
    }

    public RunnerOptions withTime(Time newTime) {
        return new RunnerOptions(clients, restarts, closeTimeout, leaveGroup, newTime);
    }
}
