/** The notify role as a process. */
@NullMarked
package io.driftmeter.alerting.notify.runtime;

import org.jspecify.annotations.NullMarked;
