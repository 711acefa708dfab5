/**
 * How often the product's tests give a false verdict, and how often they find a shift, by simulation: the tests are the product's own classes.
 */
@NullMarked
package io.driftmeter.benchmarks.level;

import org.jspecify.annotations.NullMarked;
