package io.driftmeter.monitor.testing;

import io.driftmeter.avro.DriftReport;
import io.driftmeter.schemas.topic.TopicCatalogue;
import io.driftmeter.standalone.testing.ClusterClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads the drift reports of a cluster, without a registry. */
public final class DriftReports {

    private static final int HEADER_BYTES = 5;

    private DriftReports() {}

    /** All reports that are committed now. */
    public static List<DriftReport> committed(ClusterClient client) {
        return committed(client, TopicCatalogue.DEFAULT);
    }

    /** All reports in one of several catalogues' topics that are committed now. */
    public static List<DriftReport> committed(ClusterClient client, TopicCatalogue topics) {
        return client
                .readAllCommitted(
                        topics.driftReports().name(), new ByteArrayDeserializer(), new ByteArrayDeserializer())
                .stream()
                .map(record -> decode(record.value()))
                .toList();
    }

    /** A report in the Confluent wire format. */
    public static DriftReport decode(byte[] value) {
        try {
            return new SpecificDatumReader<>(DriftReport.class)
                    .read(
                            null,
                            DecoderFactory.get().binaryDecoder(value, HEADER_BYTES, value.length - HEADER_BYTES, null));
        } catch (IOException error) {
            throw new UncheckedIOException(error);
        }
    }
}
