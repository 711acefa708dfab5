package io.driftmeter.schemas.topic;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;

/**
 * What there is to know of one topic.
 *
 * @param name the topic's name
 * @param contents what its records are, in a sentence
 * @param key what the key is, as it is written
 * @param schema the value's schema; empty for raw bytes
 * @param keeping how records leave the topic
 * @param partitions number of partitions that it is created with
 * @param placement which records share a partition, and who relies on that
 * @param otherConfigs topic settings beside cleanup and retention, by Kafka's names
 */
public record TopicDescription(
        String name,
        String contents,
        String key,
        Optional<Schema> schema,
        Keeping keeping,
        int partitions,
        String placement,
        Map<String, String> otherConfigs) {

    public TopicDescription {
        otherConfigs = Map.copyOf(otherConfigs);
    }

    /** How records leave a topic. */
    public sealed interface Keeping {
        /** Records leave once they are older than this, by the Kafka timestamp. */
        record ByTime(Duration retention) implements Keeping {}

        /** The last record of each key stays. */
        record Compacted() implements Keeping {}
    }

    /** The settings that the topic is created with, by Kafka's names. */
    public Map<String, String> configs() {
        Map<String, String> configs = new LinkedHashMap<>();
        if (keeping instanceof Keeping.ByTime byTime) {
            configs.put(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE);
            configs.put(
                    TopicConfig.RETENTION_MS_CONFIG,
                    Long.toString(byTime.retention().toMillis()));
        } else {
            configs.put(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT);
        }
        configs.putAll(otherConfigs);
        return configs;
    }

    /** The topic as an admin client creates it. */
    public NewTopic newTopic(short replicationFactor) {
        return new NewTopic(name, partitions, replicationFactor).configs(configs());
    }
}
