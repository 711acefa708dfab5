package io.driftmeter.cli.maintenance;

import io.driftmeter.cli.ExitCode;
import io.driftmeter.cli.Verbosity;
import io.driftmeter.cli.connection.Cluster;
import io.driftmeter.cli.connection.ConfigOptions;
import io.driftmeter.cli.console.UserMistake;
import io.driftmeter.cli.topics.Topics;
import io.driftmeter.monitor.config.MonitorConfig;
import io.driftmeter.monitor.plan.StateExceedsBoundException;
import io.driftmeter.monitor.runtime.MonitorApplication;
import io.driftmeter.monitor.topology.MonitorTopologyConfig;
import io.driftmeter.runtime.RunnerOptions;
import io.driftmeter.schemas.serde.RegistryConnection;
import io.driftmeter.schemas.topic.TopicCatalogue;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes the reports of the monitor anew, beside the running one. */
@Command(
        name = "replay",
        description = {
            "Make the monitor's reports anew: a fresh application reads the input topics by the same definitions and references.",
            "Final reports have the content hashes that they had. Windows that were INCOMPLETE, since a definition came late,"
                    + " become FINAL. It runs until it is stopped, or to the end that the input has now."
        })
public final class ReplayCommand implements Callable<Integer> {

    private static final Duration POLL = Duration.ofSeconds(1);

    @Spec
    private CommandSpec spec;

    @Mixin
    private ConfigOptions options;

    @Option(
            names = "--application-id",
            paramLabel = "ID",
            description = "Name of the fresh application; application.id with -replay by default.")
    private @Nullable String applicationId;

    @Option(
            names = "--reports-prefix",
            paramLabel = "PREFIX",
            description =
                    "What the names of the topics for reports and dead letters begin with: topic.prefix to write to those"
                            + " of the running monitor; topic.prefix with replay. by default. They are created where they are missing.")
    private @Nullable String reportsPrefix;

    @Option(
            names = "--from",
            paramLabel = "TIME",
            description =
                    "Read from the records of this event time on, such as 2026-01-31T00:00:00Z; everything by default.")
    private @Nullable String from;

    @Option(names = "--until-end", description = "Stop when all input that is there now has been counted.")
    private boolean untilEnd;

    @Override
    public Integer call() throws InterruptedException {
        MonitorConfig running = MonitorConfig.read(options.texts());
        MonitorConfig config = running.replay(
                applicationId == null ? running.applicationId() + "-replay" : applicationId,
                reportsPrefix == null ? running.topicPrefix() + "replay." : reportsPrefix);
        if (config.applicationId().equals(running.applicationId())) {
            throw new UserMistake("A replay under the application id of the monitor, " + config.applicationId()
                    + ", would go on where that stands. Name another with --application-id.");
        }
        Cluster cluster = cluster(config, config.topicPrefix());
        cluster.requireTopics(config.inputs().keySet());
        TopicCatalogue reports = new TopicCatalogue(config.reportsPrefix());
        Topics.create(
                cluster, List.of(reports.driftReports(), reports.performanceReports(), reports.deadLetters()), (short)
                        -1);
        prepare(cluster, config);
        Verbosity.logProgress();
        try (MonitorApplication application = MonitorApplication.create(config, RunnerOptions.standard())) {
            spec.commandLine()
                    .getErr()
                    .println("driftmeter replay: " + config.applicationId() + " writes to "
                            + reports.driftReports().name() + " and "
                            + reports.performanceReports().name() + ".");
            spec.commandLine().getErr().flush();
            return untilEnd
                    ? toTheEnd(cluster, config, application)
                    : application.process().run().code();
        } catch (StateExceedsBoundException excess) {
            throw new UserMistake(String.valueOf(excess.getMessage()), excess);
        }
    }

    private static Cluster cluster(MonitorConfig config, String prefix) {
        return new Cluster(
                config.bootstrapServers(),
                config.kafka(),
                new RegistryConnection(config.registry()),
                new TopicCatalogue(prefix));
    }

    /** A replay begins anew, or what it writes would be no function of the input. */
    private void prepare(Cluster cluster, MonitorConfig config) {
        StreamsApplication application =
                new StreamsApplication(cluster, config.applicationId(), config.stateDirectory());
        try (Admin admin = cluster.admin()) {
            if (application.group(admin).isPresent()
                    || !application.internalTopics(admin).isEmpty()
                    || application.localState().isPresent()) {
                throw new UserMistake("There is state of " + config.applicationId()
                        + " already. Name another application with --application-id, or take it away with: driftmeter reset"
                        + " monitor --set application.id=" + config.applicationId() + " --yes");
            }
            if (from != null) {
                application.beginAt(
                        admin, config.inputs().keySet(), time(from).minus(MonitorTopologyConfig.FUTURE_TOLERANCE));
            }
        }
    }

    private static Instant time(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException notATime) {
            throw new UserMistake(
                    "--from " + text + " is no time. Write ISO 8601 with its zone, such as 2026-01-31T00:00:00Z.",
                    notATime);
        }
    }

    private static int toTheEnd(Cluster cluster, MonitorConfig config, MonitorApplication application)
            throws InterruptedException {
        try (Admin admin = cluster.admin()) {
            ReplayEnd end = ReplayEnd.ofNow(
                    cluster, admin, config.applicationId(), config.inputs().keySet());
            application.process().start();
            while (!end.isReached(admin)) {
                if (!application.process().runner().live().passed()) {
                    return application.process().runner().awaitStop().code();
                }
                Thread.sleep(POLL.toMillis());
            }
            application.process().close();
            return ExitCode.OK;
        }
    }
}
