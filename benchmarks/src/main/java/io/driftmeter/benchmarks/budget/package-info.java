/** How often a model without drift pages at the default budget, by simulation of months of 5-minute windows. */
@NullMarked
package io.driftmeter.benchmarks.budget;

import org.jspecify.annotations.NullMarked;
