/** A channel in Slack, by an incoming webhook. */
@NullMarked
package io.driftmeter.alerting.notify.slack;

import org.jspecify.annotations.NullMarked;
