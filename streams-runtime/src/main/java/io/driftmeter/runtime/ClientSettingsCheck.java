package io.driftmeter.runtime;

import io.driftmeter.runtime.settings.SettingProblem;
import io.driftmeter.runtime.settings.SettingText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;
import org.jspecify.annotations.Nullable;

/** What is wrong with client settings, key by key, with the value and the remedy. */
final class ClientSettingsCheck {

    /** Protected, and not passed on: under exactly-once Kafka Streams sets them itself and warns of anybody else who does. */
    static final Set<String> SET_BY_STREAMS = Set.of(
            ConsumerConfig.ISOLATION_LEVEL_CONFIG,
            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
            ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
            ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
            ProducerConfig.ACKS_CONFIG);

    private static final List<String> PREFIXES = List.of(
            StreamsConfig.MAIN_CONSUMER_PREFIX,
            StreamsConfig.RESTORE_CONSUMER_PREFIX,
            StreamsConfig.GLOBAL_CONSUMER_PREFIX,
            StreamsConfig.CONSUMER_PREFIX,
            StreamsConfig.PRODUCER_PREFIX,
            StreamsConfig.ADMIN_CLIENT_PREFIX);

    private ClientSettingsCheck() {}

    /** Every protected key that some layer sets to another value than the product's. */
    static List<SettingProblem> protectedKeys(String applicationId, List<Map<String, SettingText>> layers) {
        List<SettingProblem> problems = new ArrayList<>();
        for (Map<String, SettingText> layer : layers) {
            layer.forEach((key, text) -> {
                String needed = needed(key, applicationId);
                if (needed != null && !needed.equalsIgnoreCase(text.text().trim())) {
                    problems.add(new SettingProblem(
                            where(key, text),
                            "is " + text.text() + ", but must be " + needed + ": what Driftmeter promises rests on it",
                            "Remove the line"));
                }
            });
        }
        return problems;
    }

    /** What does not go together, or is missing, once the layers are merged. */
    static List<SettingProblem> merged(Map<String, String> merged, Map<String, SettingText> user) {
        return Stream.of(
                        bootstrapServers(merged),
                        cache(merged, user),
                        transactionTimeout(merged, user),
                        GroupProtocolCheck.problems(merged, user))
                .flatMap(List::stream)
                .toList();
    }

    private static @Nullable String needed(String key, String applicationId) {
        if (key.equals(StreamsConfig.APPLICATION_ID_CONFIG)) {
            return applicationId;
        }
        String name = PREFIXES.stream()
                .filter(key::startsWith)
                .findFirst()
                .map(prefix -> key.substring(prefix.length()))
                .orElse(key);
        return ProductDefaults.PROTECTED.get(name);
    }

    private static List<SettingProblem> bootstrapServers(Map<String, String> merged) {
        if (!merged.getOrDefault(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "").isBlank()) {
            return List.of();
        }
        return List.of(new SettingProblem(
                StreamsConfig.BOOTSTRAP_SERVERS_CONFIG,
                "is not set",
                "Name the brokers, host:port with commas between, in the properties file or by the flag"));
    }

    private static List<SettingProblem> cache(Map<String, String> merged, Map<String, SettingText> user) {
        String key = StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG;
        Long bytes = number(merged.get(key));
        return bytes != null && bytes > 0
                ? List.of()
                : List.of(new SettingProblem(
                        where(key, user.get(key)),
                        "is " + merged.get(key) + ", but counts are flushed through this cache before each commit",
                        "Give a whole number of bytes above 0, such as 33554432"));
    }

    private static List<SettingProblem> transactionTimeout(Map<String, String> merged, Map<String, SettingText> user) {
        String key = StreamsConfig.producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG);
        Long timeout = number(merged.get(key));
        Long interval = number(merged.get(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG));
        return timeout != null && interval != null && interval > 0 && interval < timeout
                ? List.of()
                : List.of(new SettingProblem(
                        where(key, user.get(key)),
                        "is " + merged.get(key) + " ms at a " + StreamsConfig.COMMIT_INTERVAL_MS_CONFIG + " of "
                                + merged.get(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG)
                                + " ms, so that transactions would end before they commit",
                        "Give both in milliseconds, the commit interval well below the timeout"));
    }

    private static String where(String key, @Nullable SettingText text) {
        return text == null ? key : text.origin() + ": " + key;
    }

    private static @Nullable Long number(@Nullable String text) {
        try {
            return text == null ? null : Long.valueOf(text.trim());
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
