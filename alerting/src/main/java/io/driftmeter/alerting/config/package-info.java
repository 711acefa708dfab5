/** Immutable configuration of the alert role. */
@NullMarked
package io.driftmeter.alerting.config;

import org.jspecify.annotations.NullMarked;
