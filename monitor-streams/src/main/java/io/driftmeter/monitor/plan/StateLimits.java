package io.driftmeter.monitor.plan;

/**
 * What the state of one instance may take, and what is expected of the traffic.
 *
 * @param memoryBytes heap and native memory
 * @param diskBytes disk
 * @param liveVersions versions of a model that get traffic at the same time
 * @param predictionsPerSecond predictions of all models that are scored, on average over the join's retention; 0: not said
 * @param predictionIdBytes bytes of a prediction id
 */
public record StateLimits(
        long memoryBytes, long diskBytes, int liveVersions, int predictionsPerSecond, int predictionIdBytes) {

    /** No bound, for a process whose input is known to be small. */
    public static final StateLimits NONE = new StateLimits(Long.MAX_VALUE, Long.MAX_VALUE, 3, 0, 36);
}
