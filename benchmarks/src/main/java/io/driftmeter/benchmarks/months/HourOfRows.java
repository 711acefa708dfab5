package io.driftmeter.benchmarks.months;

import io.driftmeter.statistics.performance.PerformanceCounts;

/**
 * The rows of one hour.
 *
 * @param number hours since the beginning of the reference, a Monday's midnight
 * @param rows number of rows
 * @param values for each feature the values of all rows, before they are put in its form; NaN where they are missing
 * @param scored their predictions, and the labels that come for these within the horizon
 */
record HourOfRows(int number, int rows, double[][] values, PerformanceCounts scored) {}
