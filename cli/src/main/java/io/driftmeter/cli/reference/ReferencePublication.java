package io.driftmeter.cli.reference;

import io.driftmeter.avro.ReferenceProfile;
import io.driftmeter.cli.connection.Cluster;
import io.driftmeter.cli.connection.Publisher;
import io.driftmeter.schemas.key.ReferenceKey;
import java.util.List;

/** Writes references to their topic. */
public final class ReferencePublication {

    private ReferencePublication() {}

    /**
     * Writes the parts of a reference, in order.
     *
     * @throws io.driftmeter.cli.console.Failure if the topic does not exist, or cluster or registry do not answer
     */
    public static void publish(Cluster cluster, List<ReferenceProfile> parts) {
        String topic = cluster.topics().references().name();
        cluster.requireTopics(List.of(topic));
        try (Publisher<ReferenceKey, ReferenceProfile> publisher =
                new Publisher<>(cluster, topic, ReferenceKey.serde(), ReferenceProfile.class)) {
            for (ReferenceProfile part : parts) {
                publisher.send(
                        new ReferenceKey(
                                part.getModel(), part.getModelVersion(), part.getReferenceId(), part.getPart()),
                        part);
            }
            publisher.flush();
        }
    }
}
