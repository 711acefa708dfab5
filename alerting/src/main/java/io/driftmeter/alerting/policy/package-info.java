/** The alert policy: a pure state machine from reports to alert events. No clock, no Kafka: all time comes from windows. */
@NullMarked
package io.driftmeter.alerting.policy;

import org.jspecify.annotations.NullMarked;
