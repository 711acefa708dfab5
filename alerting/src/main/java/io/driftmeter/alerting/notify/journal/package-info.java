/** Positions and memory of the sinks on Kafka. */
@NullMarked
package io.driftmeter.alerting.notify.journal;

import org.jspecify.annotations.NullMarked;
