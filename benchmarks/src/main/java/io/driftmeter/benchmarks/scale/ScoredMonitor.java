package io.driftmeter.benchmarks.scale;

import io.driftmeter.benchmarks.throughput.Child;
import io.driftmeter.monitor.config.MonitorConfig;
import io.driftmeter.monitor.intake.InputKind;
import io.driftmeter.monitor.join.JoinRetention;
import io.driftmeter.monitor.plan.StateLimits;
import io.driftmeter.monitor.runtime.MonitorApplication;
import io.driftmeter.runtime.RunnerOptions;
import io.driftmeter.schemas.serde.RegistryConnection;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * The monitor as it runs in production: exactly-once, a commit a second, its own bounds of RocksDB and caches, static membership, so that a
 * restart after a kill need not wait for the dead member's session to end. There are no standbys, for there is one instance.
 */
final class ScoredMonitor {

    static final String APPLICATION = "open-predictions";

    private ScoredMonitor() {}

    /** Arguments: bootstrap servers, registry, directory of the state, threads. Says on which port it answers for its health. */
    public static void main(String[] arguments) throws Exception {
        MonitorConfig config = new MonitorConfig(
                arguments[0],
                Map.of("group.instance.id", "one", "num.standby.replicas", "0"),
                RegistryConnection.at(arguments[1]).properties(),
                APPLICATION,
                Map.of(ScoredModel.PREDICTIONS, InputKind.PREDICTIONS, ScoredModel.LABELS, InputKind.LABELS),
                ScoredModel.TOPICS.prefix(),
                ScoredModel.TOPICS.prefix(),
                Integer.parseInt(arguments[3]),
                ScoredModel.PARTITIONS,
                Path.of(arguments[2]),
                0,
                Duration.ofMinutes(5),
                JoinRetention.DEFAULT.total(),
                StateLimits.NONE);
        try (MonitorApplication application = MonitorApplication.create(config, RunnerOptions.standard())) {
            System.out.println(Child.READY + application.process().healthPort());
            System.exit(application.process().run().code());
        }
    }
}
