package io.driftmeter.benchmarks.throughput;

import io.driftmeter.monitor.config.MonitorConfig;
import io.driftmeter.monitor.intake.InputKind;
import io.driftmeter.monitor.plan.StateLimits;
import io.driftmeter.monitor.runtime.MonitorApplication;
import io.driftmeter.runtime.RunnerOptions;
import io.driftmeter.schemas.serde.RegistryConnection;
import java.nio.file.Files;
import java.nio.file.Path;
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
        Path state = Files.createTempDirectory("driftmeter-throughput-");
        MonitorConfig config = new MonitorConfig(
                arguments[0],
                Map.of("repartition.purge.interval.ms", "3600000", "num.standby.replicas", "0"),
                RegistryConnection.at(arguments[1]).properties(),
                arguments[2],
                Map.of(load.topic(), InputKind.FEATURES),
                ProductSetup.topics(load).prefix(),
                ProductSetup.topics(load).prefix(),
                Integer.parseInt(arguments[4]),
                Load.PARTITIONS,
                state,
                0,
                Duration.ofMinutes(5),
                Duration.ofDays(70),
                StateLimits.NONE);
        try (MonitorApplication application = MonitorApplication.create(config, RunnerOptions.standard())) {
            System.exit(application.process().run().code());
        }
    }
}
