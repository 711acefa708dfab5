/** Immutable configuration of the monitor role. */
@NullMarked
package io.driftmeter.monitor.config;

import org.jspecify.annotations.NullMarked;
