/** One POST and what its answer means. */
@NullMarked
package io.driftmeter.alerting.notify.http;

import org.jspecify.annotations.NullMarked;
