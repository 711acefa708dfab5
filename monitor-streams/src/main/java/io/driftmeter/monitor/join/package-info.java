/** Joins predictions and labels by prediction id, whatever comes first, and counts what they show. */
@NullMarked
package io.driftmeter.monitor.join;

import org.jspecify.annotations.NullMarked;
