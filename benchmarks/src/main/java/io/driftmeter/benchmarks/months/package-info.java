/** Months of whole models, with and without drift, through the product's verdicts and its alert policy. */
@NullMarked
package io.driftmeter.benchmarks.months;

import org.jspecify.annotations.NullMarked;
