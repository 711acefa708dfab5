/** When nothing is sent of which alerts, and who takes care of which, as far as their topics say. */
@NullMarked
package io.driftmeter.alerting.notify.silence;

import org.jspecify.annotations.NullMarked;
