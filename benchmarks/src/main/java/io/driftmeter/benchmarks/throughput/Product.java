package io.driftmeter.benchmarks.throughput;

import io.driftmeter.monitor.config.MonitorConfig;
import io.driftmeter.monitor.intake.InputKind;
import io.driftmeter.monitor.plan.StateLimits;
import io.driftmeter.monitor.runtime.MonitorApplication;
import io.driftmeter.runtime.RunnerOptions;
import io.driftmeter.schemas.serde.RegistryConnection;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;

/**
 * The monitor as it runs in production: exactly-once, a commit a second. Only what purges internal topics is slowed down, so that the
 * bytes in them can be measured; and there are no standbys, for there is one instance.
 */
final class Product {

    private Product() {}

    /** Arguments: bootstrap servers, registry, consumer group, load, threads. */
    public static void main(String[] arguments) throws Exception {
        Load load = Load.parse(arguments[3]);
        MonitorConfig config = config(
                new Platform.Address(arguments[0], arguments[1]),
                arguments[2],
                load,
                Integer.parseInt(arguments[4]),
                StateLimits.NONE);
        try (MonitorApplication application = MonitorApplication.create(config, RunnerOptions.standard())) {
            System.exit(application.process().run().code());
        }
    }

    /** The monitor of a load within limits. */
    static MonitorConfig config(Platform.Address platform, String group, Load load, int threads, StateLimits limits)
            throws IOException {
        return new MonitorConfig(
                platform.bootstrapServers(),
                Map.of("repartition.purge.interval.ms", "3600000", "num.standby.replicas", "0"),
                RegistryConnection.at(platform.registryUrl()).properties(),
                group,
                Map.of(load.topic(), InputKind.FEATURES),
                ProductSetup.topics(load).prefix(),
                ProductSetup.topics(load).prefix(),
                threads,
                Load.PARTITIONS,
                Files.createTempDirectory("driftmeter-throughput-"),
                0,
                Duration.ofMinutes(5),
                Duration.ofDays(70),
                limits);
    }
}
