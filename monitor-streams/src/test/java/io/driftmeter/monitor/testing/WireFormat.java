package io.driftmeter.monitor.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificRecord;

/** Reads records in the Confluent wire format by our own schemas, without a registry. */
final class WireFormat {

    private static final int HEADER_BYTES = 5;

    private WireFormat() {}

    static <T extends SpecificRecord> T read(Class<T> type, byte[] value) {
        try {
            return new SpecificDatumReader<>(type)
                    .read(
                            null,
                            DecoderFactory.get().binaryDecoder(value, HEADER_BYTES, value.length - HEADER_BYTES, null));
        } catch (IOException error) {
            throw new UncheckedIOException(error);
        }
    }
}
