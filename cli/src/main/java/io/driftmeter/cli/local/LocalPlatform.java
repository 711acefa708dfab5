package io.driftmeter.cli.local;

import io.driftmeter.cli.connection.Cluster;
import io.driftmeter.schemas.serde.RegistryConnection;
import io.driftmeter.standalone.cluster.ClusterOptions;
import io.driftmeter.standalone.cluster.EmbeddedCluster;
import io.driftmeter.standalone.registry.EmbeddedRegistry;

/** A Kafka cluster and a schema registry in this process, on the loopback address, gone when it is closed. */
public final class LocalPlatform implements AutoCloseable {

    private final TemporaryDirectory directory;
    private final EmbeddedCluster broker;
    private final EmbeddedRegistry registry;

    private LocalPlatform(TemporaryDirectory directory, EmbeddedCluster broker, EmbeddedRegistry registry) {
        this.directory = directory;
        this.broker = broker;
        this.registry = registry;
    }

    /** Starts both on free ports. */
    public static LocalPlatform start() {
        return start(0, 0);
    }

    /** Starts both; port 0 takes a free one. */
    public static LocalPlatform start(int brokerPort, int registryPort) {
        EmbeddedRegistry registry = EmbeddedRegistry.start(registryPort);
        TemporaryDirectory directory = TemporaryDirectory.create("driftmeter-kafka-");
        try {
            return new LocalPlatform(
                    directory, EmbeddedCluster.start(new ClusterOptions(1, directory.path(), brokerPort)), registry);
        } catch (RuntimeException error) {
            registry.close();
            directory.close();
            throw error;
        }
    }

    /** How commands reach it. */
    public Cluster cluster() {
        return Cluster.at(broker.bootstrapServers(), RegistryConnection.at(registry.url()));
    }

    @Override
    public void close() {
        try {
            broker.close();
        } finally {
            registry.close();
            directory.close();
        }
    }
}
