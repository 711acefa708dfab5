/** People, by SMTP. */
@NullMarked
package io.driftmeter.alerting.notify.mail;

import org.jspecify.annotations.NullMarked;
