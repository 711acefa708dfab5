/** The end-to-end benchmark: the monitor beside plain consumers and the naive topology, each in a process of its own. */
@NullMarked
package io.driftmeter.benchmarks.throughput;

import org.jspecify.annotations.NullMarked;
