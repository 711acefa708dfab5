package io.driftmeter.cli.notify;

import io.driftmeter.avro.Silence;
import io.driftmeter.cli.connection.Cluster;
import io.driftmeter.cli.connection.Publisher;
import io.driftmeter.cli.connection.TopicReader;
import io.driftmeter.schemas.serde.ValueFormat;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.serialization.Serdes;

/** The silences of a cluster. */
final class SilenceTopic {

    private SilenceTopic() {}

    static void publish(Cluster cluster, Silence silence) {
        String topic = cluster.topics().silences().name();
        cluster.requireTopics(List.of(topic));
        try (Publisher<String, Silence> publisher = new Publisher<>(cluster, topic, Serdes.String(), Silence.class)) {
            publisher.send(silence.getSilenceId(), silence);
            publisher.flush();
        }
    }

    /** The last state of each silence, the one that begins first at the front. */
    static List<Silence> all(Cluster cluster) {
        String topic = cluster.topics().silences().name();
        Map<String, Silence> silences = new TreeMap<>();
        try (TopicReader reader = new TopicReader(cluster, topic);
                var serde = ValueFormat.AVRO.serde(Silence.class, cluster.registry())) {
            reader.readToEnd(record -> {
                String id = new String(record.key(), StandardCharsets.UTF_8);
                if (record.value() == null) {
                    silences.remove(id);
                } else {
                    silences.put(id, serde.deserializer().deserialize(topic, record.value()));
                }
            });
        }
        return silences.values().stream()
                .sorted(Comparator.comparing(Silence::getFrom).thenComparing(Silence::getSilenceId))
                .toList();
    }
}
