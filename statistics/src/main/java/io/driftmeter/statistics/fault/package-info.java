/** Pipeline faults, recognised from counts alone: what went wrong between the source and the model, before anyone speaks of drift. */
@NullMarked
package io.driftmeter.statistics.fault;

import org.jspecify.annotations.NullMarked;
