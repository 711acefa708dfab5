/** How much memory it takes to build a reference. */
@NullMarked
package io.driftmeter.benchmarks.memory;

import org.jspecify.annotations.NullMarked;
