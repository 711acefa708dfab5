package io.driftmeter.benchmarks.months;

/**
 * The rows of one hour.
 *
 * @param number hours since the beginning of the reference, a Monday's midnight
 * @param rows number of rows
 * @param values for each feature the values of all rows, before they are put in its form; NaN where they are missing
 */
record HourOfRows(int number, int rows, double[][] values) {}
