package io.driftmeter.statistics.reference;

/**
 * A run of a reference's features, in its order, whose counts travel in one message.
 *
 * @param from first feature
 * @param to first feature after the run
 */
public record FeatureRange(int from, int to) {}
