package io.driftmeter.cli.role;

import io.driftmeter.cli.ExitCode;
import io.driftmeter.cli.Verbosity;
import io.driftmeter.cli.connection.Cluster;
import io.driftmeter.cli.connection.ConfigOptions;
import io.driftmeter.cli.console.UserMistake;
import io.driftmeter.cli.plan.PlannedMonitor;
import io.driftmeter.monitor.config.MonitorConfig;
import io.driftmeter.monitor.plan.StateExceedsBoundException;
import io.driftmeter.monitor.runtime.MonitorApplication;
import io.driftmeter.runtime.RunnerOptions;
import io.driftmeter.schemas.serde.RegistryConnection;
import io.driftmeter.schemas.topic.TopicCatalogue;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs the monitor until it is asked to stop. */
@Command(name = "monitor", description = "Run the monitor: from the input topics to drift and performance reports.")
public final class MonitorCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private ConfigOptions options;

    @Option(
            names = "--plan",
            description = "Show what the state takes, sum by sum, beside its bounds, and start nothing.")
    private boolean planOnly;

    @Override
    public Integer call() throws InterruptedException {
        MonitorConfig config = MonitorConfig.read(options.texts());
        Cluster cluster = new Cluster(
                config.bootstrapServers(),
                config.kafka(),
                new RegistryConnection(config.registry()),
                new TopicCatalogue(config.topicPrefix()));
        cluster.requireTopics(topics(config, cluster.topics()));
        if (planOnly) {
            PlannedMonitor.printAndCheck(spec.commandLine().getOut(), config, List.of());
            return ExitCode.OK;
        }
        Verbosity.logProgress();
        try (MonitorApplication application = MonitorApplication.create(config, RunnerOptions.standard())) {
            RoleText.started(spec, "monitor", application.process().healthPort());
            return application.process().run().code();
        } catch (StateExceedsBoundException excess) {
            throw new UserMistake(String.valueOf(excess.getMessage()), excess);
        }
    }

    private static List<String> topics(MonitorConfig config, TopicCatalogue catalogue) {
        List<String> topics = new ArrayList<>(config.inputs().keySet());
        topics.add(catalogue.monitors().name());
        topics.add(catalogue.references().name());
        topics.add(catalogue.driftReports().name());
        topics.add(catalogue.performanceReports().name());
        topics.add(catalogue.deadLetters().name());
        return topics;
    }
}
