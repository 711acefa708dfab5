package io.driftmeter.cli.notify;

import io.driftmeter.avro.Silence;
import io.driftmeter.cli.ExitCode;
import io.driftmeter.cli.connection.ClusterOptions;
import io.driftmeter.cli.console.Table;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists silences. */
@Command(name = "list", description = "Show the silences that are in force or still to come.")
public final class SilenceListCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private ClusterOptions connection;

    @Option(names = "--all", description = "Also those that are over.")
    private boolean all;

    @Override
    public Integer call() {
        Instant now = Instant.now();
        Table table =
                new Table("ID", "STATE", "MODEL", "VERSION", "SEGMENT", "KIND", "FROM", "UNTIL", "AUTHOR", "COMMENT");
        for (Silence silence : SilenceTopic.all(connection.cluster())) {
            String state = state(silence, now);
            if (all || !state.equals("over")) {
                table.add(
                        silence.getSilenceId(),
                        state,
                        silence.getModel(),
                        silence.getModelVersion(),
                        silence.getSegment(),
                        silence.getKind(),
                        silence.getFrom(),
                        silence.getUntil(),
                        silence.getAuthor(),
                        silence.getComment());
            }
        }
        if (!table.isEmpty()) {
            table.lines().forEach(spec.commandLine().getOut()::println);
        }
        return ExitCode.OK;
    }

    private static String state(Silence silence, Instant now) {
        if (!now.isBefore(silence.getUntil())) {
            return "over";
        }
        return now.isBefore(silence.getFrom()) ? "to come" : "in force";
    }
}
