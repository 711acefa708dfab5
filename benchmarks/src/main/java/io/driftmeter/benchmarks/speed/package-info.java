/** What counting, merging, writing and judging cost, measured by JMH. */
@NullMarked
package io.driftmeter.benchmarks.speed;

import org.jspecify.annotations.NullMarked;
