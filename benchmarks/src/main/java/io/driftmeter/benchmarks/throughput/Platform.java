package io.driftmeter.benchmarks.throughput;

import io.driftmeter.standalone.cluster.EmbeddedCluster;
import io.driftmeter.standalone.registry.EmbeddedRegistry;

/** A broker and a schema registry, in a process of their own; they end with its standard input. */
public final class Platform {

    private Platform() {}

    /** Where they are. */
    public record Address(String bootstrapServers, String registryUrl) {}

    /** Starts both and prints where they are. */
    public static void main(String[] arguments) throws Exception {
        EmbeddedRegistry registry = EmbeddedRegistry.start();
        EmbeddedCluster broker = EmbeddedCluster.start();
        // However it is asked to end: what a benchmark has written takes gigabytes of the disk.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            registry.close();
            broker.close();
        }));
        System.out.println(Child.READY + broker.bootstrapServers() + " " + registry.url());
        while (System.in.read() >= 0) {}
        System.exit(0);
    }

    /** Where a platform is; waits until it is ready. */
    public static Address address(Child platform) {
        String[] parts = platform.ready().split(" ", -1);
        return new Address(parts[0], parts[1]);
    }
}
