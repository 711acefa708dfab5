package io.driftmeter.standalone.cluster;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.common.replica.RackAwareReplicaSelector;

/**
 * The configuration of one member. It differs from Kafka's defaults only where a small cluster needs it to (replication
 * of the internal topics, on which exactly-once rests), where a quick start does (few internal partitions, no delay of the
 * first rebalance), and in two habits: topics are never created by accident, and nothing is deleted by age, since
 * back-tests write records of any year.
 */
final class BrokerSettings {

    static final String CLIENT_LISTENER = "PLAINTEXT";
    static final String CONTROLLER_LISTENER = "CONTROLLER";

    private BrokerSettings() {}

    static Map<String, String> of(int node, Path directory, Listener clients, List<Listener> controllers) {
        return Map.ofEntries(
                Map.entry("process.roles", "broker,controller"),
                Map.entry("node.id", Integer.toString(node)),
                Map.entry("broker.rack", rack(node)),
                Map.entry("replica.selector.class", RackAwareReplicaSelector.class.getName()),
                Map.entry("log.dir", directory.toString()),
                Map.entry("listeners", listeners(clients, controllers.get(node))),
                Map.entry("inter.broker.listener.name", CLIENT_LISTENER),
                Map.entry("controller.listener.names", CONTROLLER_LISTENER),
                Map.entry(
                        "listener.security.protocol.map",
                        CLIENT_LISTENER + ":PLAINTEXT," + CONTROLLER_LISTENER + ":PLAINTEXT"),
                Map.entry("controller.quorum.voters", voters(controllers)),
                Map.entry("default.replication.factor", Integer.toString(controllers.size())),
                Map.entry("min.insync.replicas", minimumInSync(controllers.size())),
                Map.entry("offsets.topic.replication.factor", Integer.toString(controllers.size())),
                Map.entry("offsets.topic.num.partitions", "3"),
                Map.entry("transaction.state.log.replication.factor", Integer.toString(controllers.size())),
                Map.entry("transaction.state.log.min.isr", minimumInSync(controllers.size())),
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
    }

    /** Each member stands in a rack of its own, and a consumer of that rack reads from it what it has a copy of. */
    private static String rack(int node) {
        return "rack-" + node;
    }

    private static String listeners(Listener clients, Listener controller) {
        return CLIENT_LISTENER + "://" + clients.hostAndPort() + "," + CONTROLLER_LISTENER + "://"
                + controller.hostAndPort();
    }

    private static String voters(List<Listener> controllers) {
        return IntStream.range(0, controllers.size())
                .mapToObj(node -> node + "@" + controllers.get(node).hostAndPort())
                .collect(Collectors.joining(","));
    }

    private static String minimumInSync(int brokers) {
        return brokers == 1 ? "1" : "2";
    }
}
