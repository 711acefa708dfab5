package io.driftmeter.cli.topics;

import io.driftmeter.cli.ExitCode;
import io.driftmeter.cli.connection.Cluster;
import io.driftmeter.cli.connection.ClusterOptions;
import io.driftmeter.cli.console.Table;
import io.driftmeter.schemas.topic.TopicDescription;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Compares the topics with the catalogue. */
@Command(name = "check", description = "Show what differs between the topics and what Driftmeter expects of them.")
public final class TopicsCheckCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private ClusterOptions connection;

    @Mixin
    private TopicSelection selection;

    @Override
    public Integer call() {
        Cluster cluster = connection.cluster();
        List<TopicDescription> topics = selection.of(cluster.topics());
        List<Topics.Difference> differences = Topics.differences(cluster, topics);
        PrintWriter out = spec.commandLine().getOut();
        if (differences.isEmpty()) {
            out.println("All " + topics.size() + " topics are as they should be.");
            return ExitCode.OK;
        }
        Table table = new Table("TOPIC", "SETTING", "EXPECTED", "FOUND");
        differences.forEach(difference ->
                table.add(difference.topic(), difference.setting(), difference.expected(), difference.actual()));
        table.lines().forEach(out::println);
        return ExitCode.DIFFERENCES;
    }
}
