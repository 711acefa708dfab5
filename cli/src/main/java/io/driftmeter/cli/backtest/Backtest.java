package io.driftmeter.cli.backtest;

import io.driftmeter.avro.MonitorDefinition;
import io.driftmeter.cli.connection.Cluster;
import io.driftmeter.cli.console.Progress;
import io.driftmeter.cli.local.LocalPlatform;
import io.driftmeter.cli.local.LocalRoles;
import io.driftmeter.cli.monitorfile.MonitorPublication;
import io.driftmeter.cli.reference.BuiltReference;
import io.driftmeter.cli.reference.ReferencePublication;
import io.driftmeter.cli.topics.Topics;
import io.driftmeter.monitor.reference.ReferenceCodec;
import io.driftmeter.monitor.reference.ReferenceScope;
import io.driftmeter.schemas.topic.TopicDescription;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Sends files through a real broker and the real topologies.
 *
 * <p>Everything is written before the roles start: so the definition and the reference are in force from the first record on, and the
 * roles read all inputs by event time. Then the inputs are silent, which closes the last windows.
 */
final class Backtest {

    private static final Duration IDLE_TIME = Duration.ofSeconds(2);
    private static final int INPUT_PARTITIONS = 2;

    private final BacktestPlan plan;
    private final BuiltReference reference;
    private final Progress progress;

    Backtest(BacktestPlan plan, BuiltReference reference, Progress progress) {
        this.plan = plan;
        this.reference = reference;
        this.progress = progress;
    }

    /** What was sent, and what was said of it. */
    record Outcome(Fed fed, Results results) {}

    Outcome run() {
        progress.update("Starting the broker and the registry");
        try (LocalPlatform platform = LocalPlatform.start()) {
            Cluster cluster = platform.cluster();
            createTopics(cluster);
            ReferencePublication.publish(
                    cluster,
                    ReferenceCodec.toParts(
                            reference.profile(),
                            ReferenceScope.always(plan.definition().getModel(), plan.modelVersion())));
            Fed fed = new Feed(plan, cluster, reference, progress).run();
            MonitorDefinition definition = bounded(fed);
            MonitorPublication.publish(cluster, definition);
            try (LocalRoles roles = LocalRoles.start(cluster, InputTopics.of(definition), IDLE_TIME);
                    Collector collector = new Collector(cluster, roles, definition, progress)) {
                return new Outcome(fed, collector.collect(fed));
            }
        }
    }

    private void createTopics(Cluster cluster) {
        Topics.create(cluster, cluster.topics().own(), (short) -1);
        TopicDescription likeInputs = cluster.topics().features();
        List<TopicDescription> inputs = InputTopics.of(plan.definition()).keySet().stream()
                .map(topic -> new TopicDescription(
                        topic,
                        likeInputs.contents(),
                        likeInputs.key(),
                        likeInputs.schema(),
                        likeInputs.keeping(),
                        INPUT_PARTITIONS,
                        likeInputs.placement(),
                        likeInputs.otherConfigs()))
                .toList();
        Topics.create(cluster, inputs, (short) -1);
    }

    /** The definition, ended with the last pane that has rows unless it ends earlier. */
    private MonitorDefinition bounded(Fed fed) {
        MonitorDefinition definition =
                MonitorDefinition.newBuilder(plan.definition()).build();
        Instant end = Expected.end(definition, fed);
        if (definition.getEffectiveTo() == null || definition.getEffectiveTo().isAfter(end)) {
            definition.setEffectiveTo(end);
        }
        return definition;
    }
}
