/**
 * Exact counts of live and reference values. Counts add up in any order: merging parts gives, bit for bit, what counting the whole
 * would have given.
 */
@NullMarked
package io.driftmeter.statistics.counts;

import org.jspecify.annotations.NullMarked;
