package io.driftmeter.cli.notify;

import io.driftmeter.avro.Silence;
import io.driftmeter.cli.ExitCode;
import io.driftmeter.cli.connection.ClusterOptions;
import io.driftmeter.cli.console.DurationConverter;
import io.driftmeter.cli.console.TimeConverter;
import io.driftmeter.cli.console.UserMistake;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Adds a silence. */
@Command(
        name = "add",
        description = {
            "Silence the alerts that match, for a while. What is still open when it ends is sent then.",
            "A pattern is a name in which * stands for any text."
        })
public final class SilenceAddCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private ClusterOptions connection;

    @Option(names = "--model", paramLabel = "PATTERN", defaultValue = "*", description = "Models; all by default.")
    private String model;

    @Option(names = "--version", paramLabel = "PATTERN", defaultValue = "*", description = "Versions; all by default.")
    private String version;

    @Option(names = "--segment", paramLabel = "PATTERN", defaultValue = "*", description = "Segments; all by default.")
    private String segment;

    @Option(
            names = "--kind",
            paramLabel = "PATTERN",
            defaultValue = "*",
            description = "Kinds of alert, such as feature_drift; all by default.")
    private String kind;

    @Option(names = "--from", converter = TimeConverter.class, description = "When it begins; now by default.")
    private @Nullable Instant from;

    @Option(names = "--until", converter = TimeConverter.class, description = "When it ends.")
    private @Nullable Instant until;

    @Option(names = "--for", converter = DurationConverter.class, description = "How long it lasts, such as 2h.")
    private @Nullable Duration length;

    @Option(names = "--author", defaultValue = "${sys:user.name}", description = "Who asks for it; you by default.")
    private String author;

    @Option(names = "--comment", required = true, description = "Why.")
    private String comment;

    @Override
    public Integer call() {
        Instant begin = from == null ? Instant.now().truncatedTo(ChronoUnit.MILLIS) : from;
        Silence silence = Silence.newBuilder()
                .setSilenceId(UUID.randomUUID().toString())
                .setModel(model)
                .setModelVersion(version)
                .setSegment(segment)
                .setKind(kind)
                .setFrom(begin)
                .setUntil(end(begin))
                .setAuthor(author)
                .setComment(comment)
                .build();
        SilenceTopic.publish(connection.cluster(), silence);
        spec.commandLine().getOut().println("Silence " + silence.getSilenceId() + " until " + silence.getUntil() + ".");
        return ExitCode.OK;
    }

    private Instant end(Instant begin) {
        if (until != null && length == null) {
            if (!until.isAfter(begin)) {
                throw new UserMistake("--until " + until + " is not after " + begin + ". Write a later time.");
            }
            return until;
        }
        if (length == null || until != null) {
            throw new UserMistake("Write either --for or --until, such as --for 2h.");
        }
        return begin.plus(length);
    }
}
