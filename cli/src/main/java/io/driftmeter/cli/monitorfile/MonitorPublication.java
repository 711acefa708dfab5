package io.driftmeter.cli.monitorfile;

import io.driftmeter.avro.MonitorDefinition;
import io.driftmeter.cli.connection.Cluster;
import io.driftmeter.cli.connection.Publisher;
import io.driftmeter.cli.connection.TopicReader;
import io.driftmeter.cli.console.UserMistake;
import io.driftmeter.schemas.key.MonitorKey;
import io.driftmeter.schemas.serde.AvroSerde;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes monitor definitions to their topic. */
public final class MonitorPublication {

    private MonitorPublication() {}

    /**
     * Writes a definition, unless the same is there already.
     *
     * @return whether it was written
     * @throws UserMistake if another definition is there under the same revision: revisions never change
     * @throws io.driftmeter.cli.console.Failure if the topic does not exist, or cluster or registry do not answer
     */
    public static boolean publish(Cluster cluster, MonitorDefinition definition) {
        Optional<MonitorDefinition> published = published(cluster, definition);
        if (published.isPresent()) {
            if (published.get().equals(definition)) {
                return false;
            }
            throw new UserMistake("Revision " + definition.getRevision() + " of the monitor of " + definition.getModel()
                    + " is published already, and is another. Raise revision to " + (definition.getRevision() + 1)
                    + " or higher.");
        }
        String topic = cluster.topics().monitors().name();
        try (Publisher<MonitorKey, MonitorDefinition> publisher =
                new Publisher<>(cluster, topic, MonitorKey.serde(), MonitorDefinition.class)) {
            publisher.send(new MonitorKey(definition.getModel(), definition.getRevision()), definition);
            publisher.flush();
        }
        return true;
    }

    private static Optional<MonitorDefinition> published(Cluster cluster, MonitorDefinition definition) {
        String topic = cluster.topics().monitors().name();
        String key = new MonitorKey(definition.getModel(), definition.getRevision()).toString();
        Map<String, byte[]> last = new HashMap<>();
        try (TopicReader reader = new TopicReader(cluster, topic)) {
            reader.readToEnd(record -> {
                if (record.key() != null && new String(record.key(), StandardCharsets.UTF_8).equals(key)) {
                    if (record.value() == null) {
                        last.remove(key);
                    } else {
                        last.put(key, record.value());
                    }
                }
            });
        }
        if (last.isEmpty()) {
            return Optional.empty();
        }
        try (var serde = AvroSerde.forValues(MonitorDefinition.class, cluster.registry())) {
            return List.copyOf(last.values()).stream()
                    .map(bytes -> serde.deserializer().deserialize(topic, bytes))
                    .findFirst();
        }
    }
}
