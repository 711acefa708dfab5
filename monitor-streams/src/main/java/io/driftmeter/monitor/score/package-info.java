/** Sums what was joined into the monitor's performance windows and reports them. */
@NullMarked
package io.driftmeter.monitor.score;

import org.jspecify.annotations.NullMarked;
