/** Bytes of our records: the Confluent wire format through a schema registry, or plain JSON. */
@NullMarked
package io.driftmeter.schemas.serde;

import org.jspecify.annotations.NullMarked;
