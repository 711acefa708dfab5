package io.driftmeter.monitor.wire;

import org.apache.avro.Schema;

/**
 * A value that is there, of a type that no event has use for.
 *
 * @param kind its type
 */
public record OtherValue(Schema.Type kind) {}
