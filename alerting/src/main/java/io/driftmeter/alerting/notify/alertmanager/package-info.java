/** Prometheus Alertmanager, by its API version 2. */
@NullMarked
package io.driftmeter.alerting.notify.alertmanager;

import org.jspecify.annotations.NullMarked;
