package io.driftmeter.cli.tail;

import io.driftmeter.cli.ExitCode;
import io.driftmeter.cli.connection.Cluster;
import io.driftmeter.cli.connection.ClusterOptions;
import io.driftmeter.cli.connection.TopicReader;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Follows a topic that Driftmeter writes. */
@Command(name = "tail", description = "Follow what Driftmeter writes, as readable lines or as JSON.")
public final class TailCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private ClusterOptions connection;

    @Parameters(
            paramLabel = "WHAT",
            converter = TailedConverter.class,
            completionCandidates = TailedConverter.class,
            description = "One of: ${COMPLETION-CANDIDATES}.")
    private Tailed tailed;

    @Option(names = "--json", description = "Write each record as one line of JSON.")
    private boolean json;

    @Option(names = "--from-beginning", description = "Start with the oldest record instead of the next one.")
    private boolean fromBeginning;

    @Option(names = "--until-end", description = "Stop at the end that the topic has now; implies --from-beginning.")
    private boolean untilEnd;

    @Option(names = "--model", paramLabel = "NAME", description = "Only what is about this model.")
    private @Nullable String model;

    @Override
    public Integer call() {
        Cluster cluster = connection.cluster();
        Tailed.View view = tailed.view(cluster.registry());
        try (TopicReader reader = new TopicReader(cluster, tailed.topic(cluster.topics()))) {
            if (untilEnd) {
                reader.readToEnd(record -> show(view, record));
                return ExitCode.OK;
            }
            if (!fromBeginning) {
                reader.skipToEnd();
            }
            Runtime.getRuntime().addShutdownHook(new Thread(reader::stop));
            reader.follow(record -> show(view, record));
        }
        return ExitCode.OK;
    }

    private void show(Tailed.View view, ConsumerRecord<byte[], byte[]> record) {
        PrintWriter out = spec.commandLine().getOut();
        try {
            Tailed.Shown shown = view.show(record);
            if (model == null || shown.model().equals(model)) {
                out.println(json ? shown.json() : shown.line());
                out.flush();
            }
        } catch (SerializationException unreadable) {
            spec.commandLine()
                    .getErr()
                    .println(record.topic() + "-" + record.partition() + "@" + record.offset() + " cannot be read: "
                            + unreadable.getMessage());
        }
    }
}
