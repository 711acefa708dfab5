package io.driftmeter.cli.notify;

import io.driftmeter.avro.Silence;
import io.driftmeter.cli.ExitCode;
import io.driftmeter.cli.connection.Cluster;
import io.driftmeter.cli.connection.ClusterOptions;
import io.driftmeter.cli.console.UserMistake;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Ends a silence. */
@Command(name = "expire", description = "End a silence now; what it held of alerts that are still open is sent.")
public final class SilenceExpireCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private ClusterOptions connection;

    @Parameters(paramLabel = "ID", description = "The silence's id, or its beginning.")
    private String id;

    @Override
    public Integer call() {
        Cluster cluster = connection.cluster();
        List<Silence> meant = SilenceTopic.all(cluster).stream()
                .filter(silence -> silence.getSilenceId().startsWith(id))
                .toList();
        if (meant.size() != 1) {
            throw new UserMistake(meant.size() + " silences have an id that begins with '" + id
                    + "'. Write more of it, as driftmeter silence list --all shows it.");
        }
        Silence silence = meant.get(0);
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        if (silence.getUntil().isAfter(now)) {
            SilenceTopic.publish(
                    cluster, Silence.newBuilder(silence).setUntil(now).build());
        }
        spec.commandLine().getOut().println("Silence " + silence.getSilenceId() + " is over.");
        return ExitCode.OK;
    }
}
