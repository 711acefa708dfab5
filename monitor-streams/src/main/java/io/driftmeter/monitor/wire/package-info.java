/** Avro's binary encoding, read where it lies: a plan for each schema, and a cursor over the bytes of a record. */
@NullMarked
package io.driftmeter.monitor.wire;

import org.jspecify.annotations.NullMarked;
