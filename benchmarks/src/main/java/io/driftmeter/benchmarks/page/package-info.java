/** Pages of the documentation that hold what the commands here have found. */
@NullMarked
package io.driftmeter.benchmarks.page;

import org.jspecify.annotations.NullMarked;
