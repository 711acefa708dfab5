package io.driftmeter.statistics.fault;

import io.driftmeter.statistics.counts.FeatureCounts;

/**
 * What was counted of one feature in one slice of a window: a pane, or a run of neighbouring panes.
 *
 * @param start first event time of the slice, in milliseconds since the epoch
 * @param counts what was counted; not added to
 */
public record Slice(long start, FeatureCounts counts) {}
