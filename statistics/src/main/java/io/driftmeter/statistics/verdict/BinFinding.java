package io.driftmeter.statistics.verdict;

/**
 * One bin of a feature, live beside reference.
 *
 * @param label an interval (a, b] in the unit of the feature, or a category
 * @param reference rows of the reference
 * @param live rows of the window
 */
public record BinFinding(String label, long reference, long live) {}
