/** The retraining controller: a pure state machine from open alerts to retraining triggers. */
@NullMarked
package io.driftmeter.alerting.retraining;

import org.jspecify.annotations.NullMarked;
