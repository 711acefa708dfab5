package io.driftmeter.cli;

import io.driftmeter.avro.MonitorDefinition;
import io.driftmeter.cli.connection.Cluster;
import io.driftmeter.cli.connection.ClusterOptions;
import io.driftmeter.cli.monitorfile.MonitorFile;
import io.driftmeter.cli.monitorfile.MonitorPublication;
import io.driftmeter.cli.plan.PlannedMonitor;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Publishes the definitions of monitors. */
@Command(
        name = "apply",
        description =
                "Check monitor files, plan what their state takes, and publish what they define; running monitors take it up.")
public final class ApplyCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private ClusterOptions connection;

    @Option(
            names = {"-f", "--file"},
            required = true,
            paramLabel = "FILE",
            description = "A YAML file with the definition of a monitor; may be given several times.")
    private List<Path> files;

    @Option(names = "--check", description = "Only check the files.")
    private boolean checkOnly;

    @Override
    public Integer call() {
        List<MonitorDefinition> definitions =
                files.stream().map(MonitorFile::read).toList();
        if (checkOnly) {
            definitions.forEach(definition -> say(definition, "is valid"));
            return ExitCode.OK;
        }
        Cluster cluster = connection.cluster();
        cluster.requireTopics(List.of(
                cluster.topics().monitors().name(),
                cluster.topics().references().name()));
        PlannedMonitor.printAndCheck(
                spec.commandLine().getOut(), PlannedMonitor.config(connection.options(), definitions), definitions);
        for (MonitorDefinition definition : definitions) {
            say(
                    definition,
                    MonitorPublication.publish(cluster, definition)
                            ? "published to " + cluster.topics().monitors().name()
                            : "is published already");
        }
        return ExitCode.OK;
    }

    private void say(MonitorDefinition definition, String what) {
        spec.commandLine()
                .getOut()
                .println("Monitor of " + definition.getModel() + ", revision " + definition.getRevision() + ": " + what
                        + ".");
    }
}
