package io.driftmeter.cli.quickstart;

import io.driftmeter.avro.ReferenceProfile;
import io.driftmeter.avro.RetrainingState;
import io.driftmeter.avro.RetrainingStatus;
import io.driftmeter.avro.RetrainingTrigger;
import io.driftmeter.cli.connection.Cluster;
import io.driftmeter.cli.connection.Publisher;
import io.driftmeter.cli.reference.ReferencePublication;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.common.serialization.Serdes;
import org.jspecify.annotations.Nullable;

/** Stands for the user's training pipeline: takes a trigger, says so, publishes the new version's reference, says that too. */
final class TrainingPipeline {
    private final Cluster cluster;
    private final CreditRiskSimulation simulation;

    TrainingPipeline(Cluster cluster, CreditRiskSimulation simulation) {
        this.cluster = cluster;
        this.simulation = simulation;
    }

    /** Trains the next version on the new world, and publishes its reference. */
    void train(RetrainingTrigger trigger, String newVersion) {
        report(trigger, RetrainingState.ACCEPTED, null);
        List<ReferenceProfile> reference =
                TrainingData.reference(simulation, World.AFTER, newVersion, trigger.getTrainTo());
        ReferencePublication.publish(cluster, reference);
        report(trigger, RetrainingState.SUCCEEDED, newVersion);
    }

    private void report(RetrainingTrigger trigger, RetrainingState state, @Nullable String newVersion) {
        RetrainingStatus.Builder status = RetrainingStatus.newBuilder()
                .setTriggerId(trigger.getTriggerId())
                .setModel(trigger.getModel())
                .setState(state)
                .setNewModelVersion(newVersion)
                .setTime(Instant.now());
        try (Publisher<String, RetrainingStatus> publisher = new Publisher<>(
                cluster, cluster.topics().retrainingStatus().name(), Serdes.String(), RetrainingStatus.class)) {
            publisher.send(trigger.getTriggerId(), status.build());
            publisher.flush();
        }
    }
}
