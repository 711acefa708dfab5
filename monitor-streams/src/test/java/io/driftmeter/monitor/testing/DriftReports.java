package io.driftmeter.monitor.testing;

import io.driftmeter.avro.DriftReport;
import io.driftmeter.schemas.topic.TopicCatalogue;
import io.driftmeter.standalone.testing.ClusterClient;
import java.util.List;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads the drift reports of a cluster, without a registry. */
public final class DriftReports {

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
        return WireFormat.read(DriftReport.class, value);
    }
}
