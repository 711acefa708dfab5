package io.driftmeter.cli.reference;

import io.driftmeter.avro.ReferenceProfile;
import io.driftmeter.cli.connection.Cluster;
import io.driftmeter.cli.connection.Publisher;
import io.driftmeter.schemas.key.ReferenceKey;
import java.util.List;
import java.util.stream.Stream;

/** Writes references to their topic. */
public final class ReferencePublication {

    private ReferencePublication() {}

    /**
     * Writes the parts of a reference, in order, after those of the segments that it names.
     *
     * @throws io.driftmeter.cli.console.Failure if the topic does not exist, or cluster or registry do not answer
     */
    public static void publish(Cluster cluster, List<ReferenceProfile> parts) {
        String topic = cluster.topics().references().name();
        cluster.requireTopics(List.of(topic));
        try (Publisher<ReferenceKey, ReferenceProfile> publisher =
                new Publisher<>(cluster, topic, ReferenceKey.serde(), ReferenceProfile.class)) {
            Stream.concat(
                            parts.stream().filter(part -> part.getSegment() != null),
                            parts.stream().filter(part -> part.getSegment() == null))
                    .forEach(part -> publisher.send(
                            new ReferenceKey(
                                    part.getModel(), part.getModelVersion(), part.getReferenceId(), part.getPart()),
                            part));
            publisher.flush();
        }
    }
}
