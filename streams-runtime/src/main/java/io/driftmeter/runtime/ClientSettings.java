package io.driftmeter.runtime;

import io.driftmeter.runtime.settings.InvalidSettingsException;
import io.driftmeter.runtime.settings.SettingProblem;
import io.driftmeter.runtime.settings.SettingText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;

/**
 * The settings of all Kafka clients of one role, in layers. From the lowest to the highest: the product's defaults, the
 * role's own, the user's properties file (addresses, TLS, SASL, PEM, {@code config.providers}, tuning), flags. A higher
 * layer wins; settings that the product's promises rest on may be set by no user.
 */
public final class ClientSettings {

    private final Map<String, String> merged;

    private ClientSettings(Map<String, String> merged) {
        this.merged = merged;
    }

    /**
     * Merges and checks the layers.
     *
     * @param applicationId consumer group, prefix of internal topics and of transactional ids
     * @param role what the role's topology needs; not for users, so not checked for protected keys
     * @param layers what users set, the lowest first: the properties file, then flags
     * @throws InvalidSettingsException with everything that is wrong: a protected key that differs from the product's
     *     value, a setting that takes a promise away, no {@code bootstrap.servers}
     */
    public static ClientSettings layered(
            String applicationId, Map<String, String> role, List<Map<String, SettingText>> layers) {
        Map<String, String> merged = new TreeMap<>(ProductDefaults.TUNABLE);
        merged.putAll(ProductDefaults.PROTECTED);
        // Left to Kafka Streams, which sets them itself and warns of anybody else who does.
        ClientSettingsCheck.SET_BY_STREAMS.forEach(merged::remove);
        merged.putAll(role);
        GroupProtocolCheck.defaultsOf(layers).forEach(merged::remove);
        Map<String, SettingText> user = new TreeMap<>();
        layers.forEach(user::putAll);
        user.forEach((key, text) -> merged.put(key, text.text()));
        merged.put(StreamsConfig.APPLICATION_ID_CONFIG, applicationId);
        List<SettingProblem> problems = new ArrayList<>(ClientSettingsCheck.protectedKeys(applicationId, layers));
        problems.addAll(ClientSettingsCheck.merged(merged, user));
        if (!problems.isEmpty()) {
            throw new InvalidSettingsException(problems);
        }
        ClientSettingsCheck.SET_BY_STREAMS.forEach(merged::remove);
        return new ClientSettings(merged);
    }

    /** Consumer group, prefix of internal topics and of transactional ids. */
    public String applicationId() {
        return setting(StreamsConfig.APPLICATION_ID_CONFIG);
    }

    /** The effective text of a key. */
    public String setting(String key) {
        String text = merged.get(key);
        if (text == null) {
            throw new IllegalArgumentException(key + " is not set");
        }
        return text;
    }

    /** Whether brokers assign the tasks: the {@code streams} protocol. */
    boolean brokersAssign() {
        return GroupProtocolCheck.isStreams(merged.getOrDefault(StreamsConfig.GROUP_PROTOCOL_CONFIG, ""));
    }

    /** For {@code KafkaStreams}. */
    public Properties streams() {
        Properties properties = new Properties();
        properties.putAll(merged);
        return properties;
    }

    /** For a consumer beside the topology, with the same addresses and credentials: read_committed, no group, no commits. */
    public Map<String, Object> consumer() {
        Map<String, Object> settings = client(ConsumerConfig.configNames(), StreamsConfig.CONSUMER_PREFIX);
        for (String key : List.of(
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG)) {
            settings.put(key, ProductDefaults.PROTECTED.get(key));
        }
        settings.remove(ConsumerConfig.GROUP_PROTOCOL_CONFIG);
        settings.remove(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG);
        return settings;
    }

    /** For an idempotent producer beside the topology, with the same addresses and credentials. */
    public Map<String, Object> producer() {
        Map<String, Object> settings = client(ProducerConfig.configNames(), StreamsConfig.PRODUCER_PREFIX);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "true");
        return settings;
    }

    /** For an admin client, with the same addresses and credentials. */
    public Map<String, Object> admin() {
        return client(AdminClientConfig.configNames(), StreamsConfig.ADMIN_CLIENT_PREFIX);
    }

    private Map<String, Object> client(Iterable<String> known, String prefix) {
        Map<String, Object> settings = new HashMap<>();
        known.forEach(key -> copy(key, key, settings));
        merged.keySet().stream()
                .filter(key -> key.startsWith("config.providers"))
                .forEach(key -> copy(key, key, settings));
        merged.keySet().stream()
                .filter(key -> key.startsWith(prefix))
                .forEach(key -> copy(key, key.substring(prefix.length()), settings));
        settings.remove(StreamsConfig.CLIENT_ID_CONFIG);
        return settings;
    }

    private void copy(String from, String to, Map<String, Object> settings) {
        String text = merged.get(from);
        if (text != null) {
            settings.put(to, text);
        }
    }
}
