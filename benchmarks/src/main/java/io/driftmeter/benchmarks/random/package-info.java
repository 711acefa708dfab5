/** Exact draws of counts, fast enough for simulations of billions of rows. */
@NullMarked
package io.driftmeter.benchmarks.random;

import org.jspecify.annotations.NullMarked;
