package io.driftmeter.runtime;

import io.driftmeter.runtime.settings.SettingProblem;
import io.driftmeter.runtime.settings.SettingText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.streams.StreamsConfig;

/**
 * The two rebalance protocols, {@code classic} and {@code streams} (KIP-1071), and what each of them takes. Under {@code streams} the brokers
 * assign tasks: what says how the clients should do it would be passed over without a word, so it is refused.
 */
final class GroupProtocolCheck {

    private static final String CLASSIC = "classic";
    private static final String STREAMS = "streams";

    /** What does not go with {@code streams}, by the setting's name without a client's prefix, and what to do instead. */
    private static final Map<String, String> REFUSED_UNDER_STREAMS = Map.ofEntries(
            Map.entry(
                    ConsumerConfig.GROUP_INSTANCE_ID_CONFIG,
                    "Remove it: there is no static membership under this protocol before Kafka 4.4; a restart moves tasks"),
            Map.entry(
                    StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG,
                    "Remove it and set streams.num.standby.replicas of the group with kafka-configs --entity-type groups"),
            Map.entry(
                    ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG,
                    "Remove it and set streams.session.timeout.ms of the group with kafka-configs --entity-type groups"),
            Map.entry(
                    ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG,
                    "Remove it and set streams.heartbeat.interval.ms of the group with kafka-configs --entity-type groups"),
            Map.entry(
                    StreamsConfig.MAX_TASK_IDLE_MS_CONFIG,
                    "Remove it: where a topic has fewer partitions than another, a task would wait for one that does not exist"),
            Map.entry(StreamsConfig.MAX_WARMUP_REPLICAS_CONFIG, "Remove it: there are no warm-ups under this protocol"),
            Map.entry(
                    StreamsConfig.PROBING_REBALANCE_INTERVAL_MS_CONFIG,
                    "Remove it: there are no warm-ups under this protocol"),
            Map.entry(
                    StreamsConfig.ACCEPTABLE_RECOVERY_LAG_CONFIG,
                    "Remove it: there are no warm-ups under this protocol"),
            Map.entry(
                    StreamsConfig.TASK_ASSIGNOR_CLASS_CONFIG,
                    "Remove it: the brokers assign tasks under this protocol"),
            Map.entry(StreamsConfig.RACK_AWARE_ASSIGNMENT_TAGS_CONFIG, "Remove it, or write group.protocol: classic"),
            Map.entry(
                    StreamsConfig.RACK_AWARE_ASSIGNMENT_STRATEGY_CONFIG, "Remove it, or write group.protocol: classic"),
            Map.entry(
                    StreamsConfig.RACK_AWARE_ASSIGNMENT_TRAFFIC_COST_CONFIG,
                    "Remove it, or write group.protocol: classic"),
            Map.entry(
                    StreamsConfig.RACK_AWARE_ASSIGNMENT_NON_OVERLAP_COST_CONFIG,
                    "Remove it, or write group.protocol: classic"));

    private static final Set<String> STRATEGIES_BY_RACK = Set.of("min_traffic", "balance_subtopology");

    private GroupProtocolCheck() {}

    /** The product's defaults that go with the other protocol than the one that the layers choose. */
    static List<String> defaultsOf(List<Map<String, SettingText>> layers) {
        boolean streams = layers.stream()
                .flatMap(layer -> Stream.ofNullable(layer.get(StreamsConfig.GROUP_PROTOCOL_CONFIG)))
                .reduce((lower, higher) -> higher)
                .filter(text -> isStreams(text.text()))
                .isPresent();
        return streams ? List.of(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG) : List.of();
    }

    static List<SettingProblem> problems(Map<String, String> merged, Map<String, SettingText> user) {
        String protocol = merged.getOrDefault(StreamsConfig.GROUP_PROTOCOL_CONFIG, CLASSIC);
        if (isStreams(protocol)) {
            return refusedUnderStreams(user);
        }
        if (!protocol.trim().equalsIgnoreCase(CLASSIC)) {
            return List.of(new SettingProblem(
                    where(StreamsConfig.GROUP_PROTOCOL_CONFIG, user),
                    "is " + protocol + ", which is no rebalance protocol",
                    "Write classic or streams"));
        }
        return racks(merged, user);
    }

    static boolean isStreams(String protocol) {
        return protocol.trim().equalsIgnoreCase(STREAMS);
    }

    private static List<SettingProblem> refusedUnderStreams(Map<String, SettingText> user) {
        List<SettingProblem> problems = new ArrayList<>();
        user.keySet().forEach(key -> {
            String remedy = REFUSED_UNDER_STREAMS.get(withoutPrefix(key));
            if (remedy != null || key.startsWith(StreamsConfig.CLIENT_TAG_PREFIX)) {
                problems.add(new SettingProblem(
                        where(key, user),
                        "does not go with " + StreamsConfig.GROUP_PROTOCOL_CONFIG + " streams, under which the brokers"
                                + " assign tasks",
                        remedy != null ? remedy : "Remove it, or write group.protocol: classic"));
            }
        });
        return problems;
    }

    private static String withoutPrefix(String key) {
        return Stream.of(StreamsConfig.MAIN_CONSUMER_PREFIX, StreamsConfig.CONSUMER_PREFIX)
                .filter(key::startsWith)
                .findFirst()
                .map(prefix -> key.substring(prefix.length()))
                .orElse(key);
    }

    private static List<SettingProblem> racks(Map<String, String> merged, Map<String, SettingText> user) {
        List<SettingProblem> problems = new ArrayList<>();
        String tags = merged.getOrDefault(StreamsConfig.RACK_AWARE_ASSIGNMENT_TAGS_CONFIG, "");
        for (String tag : tags.split(",")) {
            if (!tag.isBlank() && !merged.containsKey(StreamsConfig.clientTagPrefix(tag.trim()))) {
                problems.add(new SettingProblem(
                        where(StreamsConfig.RACK_AWARE_ASSIGNMENT_TAGS_CONFIG, user),
                        "names " + tag.trim() + ", but " + StreamsConfig.clientTagPrefix(tag.trim()) + " is not set",
                        "Say where this instance is, such as " + StreamsConfig.clientTagPrefix(tag.trim())
                                + ": eu-west-1a"));
            }
        }
        String strategy = merged.getOrDefault(StreamsConfig.RACK_AWARE_ASSIGNMENT_STRATEGY_CONFIG, "none");
        boolean hasRack = Stream.of("", StreamsConfig.CONSUMER_PREFIX, StreamsConfig.MAIN_CONSUMER_PREFIX)
                .anyMatch(prefix -> merged.containsKey(prefix + CommonClientConfigs.CLIENT_RACK_CONFIG));
        if (STRATEGIES_BY_RACK.contains(strategy) && !hasRack) {
            problems.add(new SettingProblem(
                    where(StreamsConfig.RACK_AWARE_ASSIGNMENT_STRATEGY_CONFIG, user),
                    "is " + strategy + ", but " + CommonClientConfigs.CLIENT_RACK_CONFIG + " is not set",
                    "Name the rack of this instance as the brokers name theirs in broker.rack"));
        }
        return problems;
    }

    private static String where(String key, Map<String, SettingText> user) {
        SettingText text = user.get(key);
        return text == null ? key : text.origin() + ": " + key;
    }
}
