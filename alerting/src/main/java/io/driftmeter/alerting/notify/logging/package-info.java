/** The log of the process. */
@NullMarked
package io.driftmeter.alerting.notify.logging;

import org.jspecify.annotations.NullMarked;
