package io.driftmeter.cli.reference;

import io.driftmeter.avro.ReferenceProfile;
import io.driftmeter.cli.ExitCode;
import io.driftmeter.cli.connection.Cluster;
import io.driftmeter.cli.connection.ClusterOptions;
import io.driftmeter.cli.console.TimeConverter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Publishes a reference. */
@Command(name = "publish", description = "Publish a reference file; running monitors take it up without a restart.")
public final class ReferencePublishCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private ClusterOptions connection;

    @Parameters(paramLabel = "FILE", description = "A file that 'reference build' wrote.")
    private Path file;

    @Option(
            names = "--effective-from",
            paramLabel = "TIME",
            converter = TimeConverter.class,
            description = "First event time that it judges, such as 2026-01-31T12:00:00Z; by default all.")
    private @Nullable Instant effectiveFrom;

    @Option(
            names = "--effective-to",
            paramLabel = "TIME",
            converter = TimeConverter.class,
            description = "First event time that it no longer judges; by default there is no end.")
    private @Nullable Instant effectiveTo;

    @Override
    public Integer call() {
        List<ReferenceProfile> parts = CheckedReference.read(file);
        for (ReferenceProfile part : parts) {
            part.setEffectiveFrom(effectiveFrom == null ? part.getEffectiveFrom() : effectiveFrom);
            part.setEffectiveTo(effectiveTo == null ? part.getEffectiveTo() : effectiveTo);
        }
        Cluster cluster = connection.cluster();
        ReferencePublication.publish(cluster, parts);
        ReferenceProfile first = parts.get(0);
        spec.commandLine()
                .getOut()
                .println("Published reference " + first.getReferenceId() + " of " + first.getModel() + ", version "
                        + first.getModelVersion() + ", to "
                        + cluster.topics().references().name() + ".");
        return ExitCode.OK;
    }
}
