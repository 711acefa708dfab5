/** The alerting topology and its operators, one a file. */
@NullMarked
package io.driftmeter.alerting.topology;

import org.jspecify.annotations.NullMarked;
