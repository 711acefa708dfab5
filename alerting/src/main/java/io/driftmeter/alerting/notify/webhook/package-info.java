/** A sink that takes CloudEvents over HTTP, signed. */
@NullMarked
package io.driftmeter.alerting.notify.webhook;

import org.jspecify.annotations.NullMarked;
