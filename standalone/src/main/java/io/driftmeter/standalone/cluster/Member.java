package io.driftmeter.standalone.cluster;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import kafka.server.BrokerServer;
import kafka.server.ControllerServer;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.server.Server$;
import kafka.server.SharedServer;
import org.apache.kafka.common.metrics.Metrics;
import org.apache.kafka.common.utils.LogContext;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.bootstrap.BootstrapMetadata;
import org.apache.kafka.metadata.properties.MetaPropertiesEnsemble;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.raft.QuorumConfig;
import org.apache.kafka.server.common.MetadataVersion;
import org.apache.kafka.server.fault.LoggingFaultHandler;
import org.slf4j.LoggerFactory;
import scala.Tuple2;

/**
 * One node of an embedded cluster: a broker and a controller that share a log directory. It is put together from the parts
 * that {@code KafkaRaftServer} joins, because a cluster must be able to stop all its brokers before the first controller
 * goes, and because a fault in it must not halt the JVM that it is a guest of.
 */
final class Member {

    private static final Duration SHUTDOWN_LIMIT = Duration.ofSeconds(20);

    private final BrokerServer broker;
    private final ControllerServer controller;

    private Member(BrokerServer broker, ControllerServer controller) {
        this.broker = broker;
        this.controller = controller;
    }

    /** Writes the identity of a new cluster into the directory; does nothing where one is. */
    static void format(int node, Path directory, String clusterId) {
        if (Files.exists(directory.resolve("meta.properties"))) {
            return;
        }
        try {
            new Formatter()
                    .setClusterId(clusterId)
                    .setNodeId(node)
                    .setControllerListenerName(BrokerSettings.CONTROLLER_LISTENER)
                    .setMetadataLogDirectory(directory.toString())
                    .addDirectory(directory.toString())
                    .setReleaseVersion(MetadataVersion.LATEST_PRODUCTION)
                    .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                    .run();
        } catch (Exception e) {
            throw new IllegalStateException("cannot format the broker directory " + directory, e);
        }
    }

    /** A member that has yet to be started: the controllers of a cluster find each other before a broker can come up. */
    static Member create(Map<String, String> settings, Listener clients, Listener controllers) {
        KafkaConfig config = KafkaConfig.apply(settings, false);
        Tuple2<MetaPropertiesEnsemble, BootstrapMetadata> found = KafkaRaftServer.initializeLogDirs(
                config, LoggerFactory.getLogger(Member.class), new LogContext().logPrefix());
        Metrics metrics = Server$.MODULE$.initializeMetrics(
                config, Time.SYSTEM, found._1().clusterId().orElseThrow());
        SharedServer shared = new SharedServer(
                config,
                found._1(),
                Time.SYSTEM,
                metrics,
                CompletableFuture.completedFuture(
                        QuorumConfig.parseVoterConnections(config.quorumConfig().voters())),
                QuorumConfig.parseBootstrapServers(config.quorumConfig().bootstrapServers()),
                (name, fatal, action) -> new LoggingFaultHandler(name, action),
                (name, address, backlog, buffer) -> socket(name, address, clients, controllers));
        return new Member(
                new BrokerServer(shared), new ControllerServer(shared, KafkaRaftServer.configSchema(), found._2()));
    }

    void startController() {
        controller.startup();
    }

    void startBroker() {
        broker.startup();
    }

    void stopBroker() {
        broker.shutdown(SHUTDOWN_LIMIT);
    }

    void stopController() {
        controller.shutdown();
    }

    private static ServerSocketChannel socket(
            String listener, InetSocketAddress address, Listener clients, Listener controllers) throws IOException {
        return switch (listener) {
            case BrokerSettings.CLIENT_LISTENER -> clients.take();
            case BrokerSettings.CONTROLLER_LISTENER -> controllers.take();
            default -> throw new IllegalArgumentException("no listener is called " + listener + " (" + address + ")");
        };
    }
}
