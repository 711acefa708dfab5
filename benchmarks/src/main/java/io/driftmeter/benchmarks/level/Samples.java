package io.driftmeter.benchmarks.level;

import io.driftmeter.statistics.distribution.PairedCounts;

/**
 * Counts of a reference and of a live window.
 *
 * @param cells over the cells, the categories, or rows without and with an event
 * @param bins over the bins of PSI
 */
record Samples(PairedCounts cells, PairedCounts bins) {}
