package io.driftmeter.cli.topics;

import io.driftmeter.cli.ExitCode;
import io.driftmeter.cli.connection.Cluster;
import io.driftmeter.cli.connection.ClusterOptions;
import io.driftmeter.schemas.topic.TopicDescription;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Creates the topics that are missing. */
@Command(name = "create", description = "Create the topics that are missing; those that exist stay as they are.")
public final class TopicsCreateCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private ClusterOptions connection;

    @Mixin
    private TopicSelection selection;

    @Option(
            names = "--replication-factor",
            paramLabel = "N",
            defaultValue = "-1",
            description = "Copies of each partition; the broker's default where it is not given.")
    private short replicationFactor;

    @Override
    public Integer call() {
        Cluster cluster = connection.cluster();
        List<TopicDescription> created = Topics.create(cluster, selection.of(cluster.topics()), replicationFactor);
        created.forEach(topic -> spec.commandLine()
                .getOut()
                .println("Created " + topic.name() + " (" + topic.partitions() + " partitions)."));
        if (created.isEmpty()) {
            spec.commandLine().getOut().println("All topics exist already. Compare their settings with: topics check");
        }
        return ExitCode.OK;
    }
}
