/** How much a monitor takes for predictions that wait for their labels, how fast it joins them, and how long a restart takes. */
@NullMarked
package io.driftmeter.benchmarks.scale;

import org.jspecify.annotations.NullMarked;
