package io.driftmeter.statistics.verdict;

import java.util.OptionalDouble;

/**
 * One quantile, live beside reference.
 *
 * @param share share of the values at or below it, between 0 and 1
 * @param reference of the rows that live ones are compared with, in the unit of the feature; empty where there is no value
 * @param live of the window, interpolated within a cell, in the unit of the feature; empty where there is no value
 */
public record QuantileFinding(double share, OptionalDouble reference, OptionalDouble live) {}
