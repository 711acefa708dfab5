package io.driftmeter.cli.role;

import io.driftmeter.avro.RetrainingAnswer;
import io.driftmeter.avro.RetrainingAnswerDecision;
import io.driftmeter.avro.RetrainingRequest;
import io.driftmeter.cli.ExitCode;
import io.driftmeter.cli.connection.Cluster;
import io.driftmeter.cli.connection.ClusterOptions;
import io.driftmeter.cli.connection.Publisher;
import io.driftmeter.cli.connection.TopicReader;
import io.driftmeter.cli.console.DurationConverter;
import io.driftmeter.cli.console.UserMistake;
import io.driftmeter.schemas.serde.AvroSerde;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serdes;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Asks the alert role to have a model trained anew. */
@Command(
        name = "retrain",
        description =
                "Ask for a model to be trained anew; the alert role answers, and says which gates are shut and why.")
public final class RetrainCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private ClusterOptions connection;

    @Option(names = "--model", required = true, paramLabel = "NAME", description = "Name of the model.")
    private String model;

    @Option(names = "--dry-run", description = "Only say whether a trigger would go out.")
    private boolean dryRun;

    @Option(names = "--author", defaultValue = "${sys:user.name}", description = "Who asks; you by default.")
    private String author;

    @Option(names = "--comment", defaultValue = "", description = "Why.")
    private String comment;

    @Option(
            names = "--wait",
            converter = DurationConverter.class,
            defaultValue = "30s",
            description = "How long to wait for the answer; ${DEFAULT-VALUE} by default.")
    private Duration patience;

    @Override
    public Integer call() {
        Cluster cluster = connection.cluster();
        String requests = cluster.topics().retrainingRequests().name();
        String answers = cluster.topics().retrainingAnswers().name();
        cluster.requireTopics(List.of(requests, answers));
        RetrainingRequest request = RetrainingRequest.newBuilder()
                .setRequestId(UUID.randomUUID().toString())
                .setModel(model)
                .setDryRun(dryRun)
                .setRequestedBy(author)
                .setComment(comment)
                .setTime(Instant.now().truncatedTo(ChronoUnit.MILLIS))
                .build();
        try (TopicReader reader = new TopicReader(cluster, answers)) {
            reader.skipToEnd();
            try (Publisher<String, RetrainingRequest> publisher =
                    new Publisher<>(cluster, requests, Serdes.String(), RetrainingRequest.class)) {
                publisher.send(model, request);
                publisher.flush();
            }
            RetrainingAnswer answer = answer(cluster, reader, answers, request.getRequestId())
                    .orElseThrow(
                            () -> new UserMistake(
                                    "Nobody has answered for model " + model
                                            + ". Is driftmeter alert running, and has the model had a report? Wait longer with --wait 2m."));
            return show(answer);
        }
    }

    private Optional<RetrainingAnswer> answer(Cluster cluster, TopicReader reader, String topic, String requestId) {
        AtomicReference<RetrainingAnswer> found = new AtomicReference<>();
        long deadline = System.nanoTime() + patience.toNanos();
        try (var serde = AvroSerde.forValues(RetrainingAnswer.class, cluster.registry())) {
            while (found.get() == null && System.nanoTime() < deadline) {
                reader.poll(record -> {
                    try {
                        RetrainingAnswer answer = serde.deserializer().deserialize(topic, record.value());
                        if (answer.getRequestId().equals(requestId)) {
                            found.set(answer);
                        }
                    } catch (SerializationException unreadable) {
                        // somebody else's record is no answer to this request
                    }
                });
            }
        }
        return Optional.ofNullable(found.get());
    }

    private int show(RetrainingAnswer answer) {
        PrintWriter console = spec.commandLine().getOut();
        String who = model + " version " + answer.getModelVersion();
        switch (answer.getDecision()) {
            case TRIGGERED -> console.println("A trigger for " + who + " has gone out: " + answer.getTriggerId());
            case WOULD_TRIGGER -> console.println("Nothing stands in the way of a trigger for " + who + ".");
            default -> {
                console.println("No trigger for " + who + ", at event time " + answer.getEventTime() + ":");
                answer.getObstacles().forEach(obstacle -> console.println("  - " + obstacle));
            }
        }
        return answer.getDecision() == RetrainingAnswerDecision.BLOCKED ? ExitCode.FAILURE : ExitCode.OK;
    }
}
