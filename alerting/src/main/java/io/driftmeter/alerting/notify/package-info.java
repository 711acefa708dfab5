/** From the alerts topic to people and other systems: what is sent to which sink, when, and again when. */
@NullMarked
package io.driftmeter.alerting.notify;

import org.jspecify.annotations.NullMarked;
