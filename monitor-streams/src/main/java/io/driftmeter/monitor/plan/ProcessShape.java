package io.driftmeter.monitor.plan;

import java.time.Duration;

/**
 * What the plan needs to know of the process and of its inputs.
 *
 * @param threads stream threads
 * @param inputTasks most partitions of any input topic: the tasks that count; all of them may come to one instance
 * @param inputPartitions partitions of all input topics together
 * @param internalPartitions partitions of each internal topic
 * @param joinRetention how long predictions and labels are kept for each other
 * @param joinBucket pieces of event time by which they are kept and dropped
 * @param buffers what the Kafka clients may buffer
 * @param limits what all of it may take
 */
public record ProcessShape(
        int threads,
        int inputTasks,
        int inputPartitions,
        int internalPartitions,
        Duration joinRetention,
        Duration joinBucket,
        ClientBuffers buffers,
        StateLimits limits) {

    /** Repartition topics between the stages: partials, joinable, scores. */
    static final int INTERNAL_TOPICS = 3;

    /** The same within other limits. */
    public ProcessShape withLimits(StateLimits other) {
        return new ProcessShape(
                threads, inputTasks, inputPartitions, internalPartitions, joinRetention, joinBucket, buffers, other);
    }
}
