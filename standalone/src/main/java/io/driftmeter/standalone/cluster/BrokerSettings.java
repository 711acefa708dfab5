package io.driftmeter.standalone.cluster;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.common.replica.RackAwareReplicaSelector;

/**
 * The configuration of one member. It differs from Kafka's defaults only where a small cluster needs it to (replication
 * of the internal topics, on which exactly-once rests), where a quick start does (few internal partitions, no delay of the
 * first rebalance), and in two habits: topics are never created by accident, and nothing is deleted by age, since
 * back-tests write records of any year.
 */
public final class BrokerSettings {

    /** Name of the listener by which the members speak of what a controller does. */
    public static final String CONTROLLER_LISTENER = "CONTROLLER";

    static final String CLIENT_LISTENER = "PLAINTEXT";

    /** What holds of each member, however many there are and wherever it listens. */
    public static final Map<String, String> OF_EVERY_MEMBER = Map.ofEntries(
            Map.entry("offsets.topic.num.partitions", "3"),
            Map.entry("transaction.state.log.num.partitions", "3"),
            Map.entry("group.initial.rebalance.delay.ms", "0"),
            Map.entry("group.min.session.timeout.ms", "500"),
            Map.entry("group.streams.min.session.timeout.ms", "500"),
            Map.entry("group.streams.min.heartbeat.interval.ms", "100"),
            Map.entry("auto.create.topics.enable", "false"),
            Map.entry("log.retention.ms", "-1"),
            Map.entry("log.cleaner.dedupe.buffer.size", Integer.toString(4 * 1024 * 1024)),
            Map.entry("num.network.threads", "2"),
            Map.entry("num.io.threads", "4"));

    private BrokerSettings() {}

    /**
     * The configuration of a member that is broker and controller in one.
     *
     * @param node its number, from 0
     * @param directory where its log lies
     * @param clients host and port on which it listens for clients
     * @param controllers host and port on which each member listens for the others, by their numbers
     */
    public static Map<String, String> of(int node, Path directory, String clients, List<String> controllers) {
        Map<String, String> settings = new TreeMap<>(OF_EVERY_MEMBER);
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", Integer.toString(node));
        settings.put("broker.rack", rack(node));
        settings.put("replica.selector.class", RackAwareReplicaSelector.class.getName());
        settings.put("log.dir", directory.toString());
        settings.put(
                "listeners",
                CLIENT_LISTENER + "://" + clients + "," + CONTROLLER_LISTENER + "://" + controllers.get(node));
        settings.put("inter.broker.listener.name", CLIENT_LISTENER);
        settings.put("controller.listener.names", CONTROLLER_LISTENER);
        settings.put(
                "listener.security.protocol.map", CLIENT_LISTENER + ":PLAINTEXT," + CONTROLLER_LISTENER + ":PLAINTEXT");
        settings.put("controller.quorum.voters", voters(controllers));
        settings.put("default.replication.factor", Integer.toString(controllers.size()));
        settings.put("min.insync.replicas", minimumInSync(controllers.size()));
        settings.put("offsets.topic.replication.factor", Integer.toString(controllers.size()));
        settings.put("transaction.state.log.replication.factor", Integer.toString(controllers.size()));
        settings.put("transaction.state.log.min.isr", minimumInSync(controllers.size()));
        return settings;
    }

    /** Each member stands in a rack of its own, and a consumer of that rack reads from it what it has a copy of. */
    private static String rack(int node) {
        return "rack-" + node;
    }

    private static String voters(List<String> controllers) {
        return IntStream.range(0, controllers.size())
                .mapToObj(node -> node + "@" + controllers.get(node))
                .collect(Collectors.joining(","));
    }

    private static String minimumInSync(int brokers) {
        return brokers == 1 ? "1" : "2";
    }
}
