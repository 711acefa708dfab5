/** Where windows begin and end. */
@NullMarked
package io.driftmeter.monitor.window;

import org.jspecify.annotations.NullMarked;
