/** Which notifications go to which sink. */
@NullMarked
package io.driftmeter.alerting.notify.route;

import org.jspecify.annotations.NullMarked;
