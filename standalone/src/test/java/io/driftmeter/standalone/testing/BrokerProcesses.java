package io.driftmeter.standalone.testing;

import io.driftmeter.standalone.cluster.BrokerSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import kafka.Kafka;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/**
 * Three Kafka brokers, each a process of its own that can be killed, stopped in order, paused and started again. Each is broker and
 * controller in one; two of three are enough to go on.
 */
public final class BrokerProcesses implements AutoCloseable {

    /** Number of brokers. */
    public static final int BROKERS = 3;

    private static final String HOST = InetAddress.getLoopbackAddress().getHostAddress();

    private final Path directory;
    private final List<Integer> clientPorts = freePorts();
    private final List<Integer> controllerPorts = freePorts();
    private final List<ChildProcess> processes = new ArrayList<>();

    private BrokerProcesses(Path directory) {
        this.directory = directory;
    }

    /** Formats and starts three brokers, with their logs and what they print in the directory. */
    public static BrokerProcesses start(Path directory) {
        BrokerProcesses brokers = new BrokerProcesses(directory);
        String clusterId = Uuid.randomUuid().toString();
        for (int node = 0; node < BROKERS; node++) {
            brokers.format(node, clusterId);
            brokers.processes.add(brokers.launch(node));
        }
        return brokers;
    }

    /** The value for {@code bootstrap.servers}. */
    public String bootstrapServers() {
        return clientPorts.stream().map(port -> HOST + ":" + port).collect(Collectors.joining(","));
    }

    /** The process of a broker, as it was last started. */
    public ChildProcess process(int node) {
        return processes.get(node);
    }

    /** Starts a broker again that has ended, with its data and on its ports. */
    public void restart(int node) {
        if (processes.get(node).isAlive()) {
            throw new IllegalStateException("broker " + node + " is running");
        }
        processes.set(node, launch(node));
    }

    @Override
    public void close() {
        processes.forEach(ChildProcess::kill);
    }

    private void format(int node, String clusterId) {
        try {
            Path log = Files.createDirectories(logDirectory(node));
            new Formatter()
                    .setClusterId(clusterId)
                    .setNodeId(node)
                    .setControllerListenerName(BrokerSettings.CONTROLLER_LISTENER)
                    .setMetadataLogDirectory(log.toString())
                    .addDirectory(log.toString())
                    .setReleaseVersion(MetadataVersion.LATEST_PRODUCTION)
                    .run();
            Files.write(settingsFile(node), settings(node));
        } catch (Exception error) {
            throw new IllegalStateException("cannot format broker " + node, error);
        }
    }

    private List<String> settings(int node) {
        List<String> controllers =
                controllerPorts.stream().map(port -> HOST + ":" + port).toList();
        return BrokerSettings.of(node, logDirectory(node), HOST + ":" + clientPorts.get(node), controllers)
                .entrySet()
                .stream()
                .map(setting -> setting.getKey() + "=" + setting.getValue())
                .toList();
    }

    private ChildProcess launch(int node) {
        return ChildProcess.start(
                Kafka.class,
                List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"),
                List.of(settingsFile(node).toString()),
                directory.resolve("broker-" + node + ".log"));
    }

    private Path logDirectory(int node) {
        return directory.resolve("broker-" + node);
    }

    private Path settingsFile(int node) {
        return directory.resolve("broker-" + node + ".properties");
    }

    /** Ports that were free a moment ago: other processes will bind them. */
    private static List<Integer> freePorts() {
        List<ServerSocket> sockets = new ArrayList<>();
        try {
            for (int i = 0; i < BROKERS; i++) {
                sockets.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
            }
            List<Integer> ports =
                    sockets.stream().map(ServerSocket::getLocalPort).toList();
            for (ServerSocket socket : sockets) {
                socket.close();
            }
            return ports;
        } catch (IOException error) {
            throw new UncheckedIOException(error);
        }
    }

    /** Asks a broker to end, as an operator does, and waits for it. */
    public void stop(int node) {
        if (!processes.get(node).end(30, TimeUnit.SECONDS)) {
            processes.get(node).kill();
        }
    }
}
