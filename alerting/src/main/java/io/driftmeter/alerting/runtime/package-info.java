/** The alert role as a process: definitions, metrics, life cycle. */
@NullMarked
package io.driftmeter.alerting.runtime;

import org.jspecify.annotations.NullMarked;
