package io.driftmeter.statistics.verdict;

/**
 * What the rows leave open of a value: the true one lies within, in 95 of 100 windows of independent rows.
 *
 * @param lower lower end, in the unit of the value
 * @param upper upper end, in the unit of the value
 */
public record Interval(double lower, double upper) {}
