/**
 * Distances between two distributions and tests of whether they are one, on plain arrays of counts. Pure functions: the same
 * counts give the same bits on every machine, since every logarithm, power and exponential is {@link java.lang.StrictMath}'s.
 */
@NullMarked
package io.driftmeter.statistics.distribution;

import org.jspecify.annotations.NullMarked;
