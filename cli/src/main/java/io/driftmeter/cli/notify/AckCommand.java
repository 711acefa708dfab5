package io.driftmeter.cli.notify;

import io.driftmeter.alerting.policy.AlertIdentity;
import io.driftmeter.avro.Acknowledgement;
import io.driftmeter.avro.AlertEvent;
import io.driftmeter.avro.AlertTransition;
import io.driftmeter.cli.ExitCode;
import io.driftmeter.cli.connection.Cluster;
import io.driftmeter.cli.connection.ClusterOptions;
import io.driftmeter.cli.connection.Publisher;
import io.driftmeter.cli.connection.TopicReader;
import io.driftmeter.cli.console.UserMistake;
import io.driftmeter.schemas.serde.ValueFormat;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serdes;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Acknowledges an alert. */
@Command(name = "ack", description = "Say that somebody takes care of an open alert; the sinks are told.")
public final class AckCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private ClusterOptions connection;

    @Parameters(paramLabel = "FINGERPRINT", description = "The alert's fingerprint, or its beginning.")
    private String fingerprint;

    @Option(names = "--author", defaultValue = "${sys:user.name}", description = "Who takes care; you by default.")
    private String author;

    @Option(names = "--comment", defaultValue = "", description = "What there is to say about it.")
    private String comment;

    @Override
    public Integer call() {
        Cluster cluster = connection.cluster();
        String topic = cluster.topics().acknowledgements().name();
        cluster.requireTopics(List.of(topic));
        AlertEvent event = openAlert(cluster);
        Acknowledgement acknowledgement = acknowledgement(event);
        try (Publisher<String, Acknowledgement> publisher =
                new Publisher<>(cluster, topic, Serdes.String(), Acknowledgement.class)) {
            publisher.send(event.getFingerprint(), acknowledgement);
            publisher.flush();
        }
        spec.commandLine().getOut().println(author + " takes care of: " + event.getSummary());
        return ExitCode.OK;
    }

    private Acknowledgement acknowledgement(AlertEvent event) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        return Acknowledgement.newBuilder()
                .setAcknowledgementId(AlertIdentity.sha256(
                        event.getFingerprint(), event.getOpenedAt().toString(), author, now.toString()))
                .setFingerprint(event.getFingerprint())
                .setOpenedAt(event.getOpenedAt())
                .setModel(event.getModel())
                .setModelVersion(event.getModelVersion())
                .setSegment(event.getSegment())
                .setKind(event.getKind())
                .setSeverity(event.getSeverity())
                .setTeam(event.getTeam())
                .setSummary(event.getSummary())
                .setAuthor(author)
                .setComment(comment)
                .setAcknowledgedAt(now)
                .build();
    }

    private AlertEvent openAlert(Cluster cluster) {
        Map<String, AlertEvent> last = new TreeMap<>();
        String topic = cluster.topics().alerts().name();
        try (TopicReader reader = new TopicReader(cluster, topic);
                var serde = ValueFormat.AVRO.serde(AlertEvent.class, cluster.registry())) {
            reader.readToEnd(record -> {
                try {
                    AlertEvent event = serde.deserializer().deserialize(topic, record.value());
                    if (event.getFingerprint().startsWith(fingerprint)) {
                        last.put(event.getFingerprint(), event);
                    }
                } catch (SerializationException unreadable) {
                    // somebody else's record is no alert that could be meant
                }
            });
        }
        last.values().removeIf(event -> event.getTransition() == AlertTransition.RESOLVED);
        if (last.size() != 1) {
            throw new UserMistake(last.size() + " open alerts have a fingerprint that begins with '" + fingerprint
                    + "'. Write more of it, as driftmeter tail alerts --json --until-end shows it.");
        }
        return last.values().iterator().next();
    }
}
