/** A service in PagerDuty, by Events API version 2. */
@NullMarked
package io.driftmeter.alerting.notify.pagerduty;

import org.jspecify.annotations.NullMarked;
