/** Segments: how a monitor splits the rows of a model, and into which segment a row falls. */
@NullMarked
package io.driftmeter.monitor.segment;

import org.jspecify.annotations.NullMarked;
