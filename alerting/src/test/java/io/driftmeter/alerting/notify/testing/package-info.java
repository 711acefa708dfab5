/** What the notifier's tests share: a moved clock, a journal in memory, a server that fails in every way, and the contract of every sink. */
@NullMarked
package io.driftmeter.alerting.notify.testing;

import org.jspecify.annotations.NullMarked;
