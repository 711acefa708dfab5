package io.driftmeter.cli.quickstart;

import io.driftmeter.cli.ExitCode;
import io.driftmeter.cli.connection.Cluster;
import io.driftmeter.cli.local.LocalPlatform;
import io.driftmeter.cli.local.LocalRoles;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows the whole of Driftmeter in about a minute. */
@Command(
        name = "quickstart",
        description = {
            "Play three simulated days of a credit-risk model on a broker inside this process.",
            "",
            "Day 1 is healthy. On day 2 an upstream job sends income in cents for two hours. On day 3 the customers change. "
                    + "Afterwards broker and registry stay up for a look, unless --exit is given."
        })
public final class QuickstartCommand implements Callable<Integer> {
    private static final long LONGEST_CLOSE_SECONDS = 20;

    @Spec
    private CommandSpec spec;

    @Option(names = "--exit", description = "End when the story ends.")
    private boolean exit;

    @Option(
            names = "--kafka-port",
            paramLabel = "PORT",
            defaultValue = "0",
            description = "Port of the broker; 0, the default, takes a free one.")
    private int kafkaPort;

    @Option(
            names = "--registry-port",
            paramLabel = "PORT",
            defaultValue = "0",
            description = "Port of the schema registry; 0, the default, takes a free one.")
    private int registryPort;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Seed of the simulated customers; 1 where it is not given.")
    private long seed;

    @Override
    public Integer call() throws InterruptedException {
        CountDownLatch closed = new CountDownLatch(1);
        try {
            return run(closed);
        } finally {
            closed.countDown();
        }
    }

    private int run(CountDownLatch closed) throws InterruptedException {
        SimulatedTime time = SimulatedTime.before(Instant.now());
        Timeline timeline = new Timeline(spec.commandLine().getOut(), time);
        timeline.say("Starting a broker and a schema registry in this process ...");
        try (LocalPlatform platform = LocalPlatform.start(kafkaPort, registryPort)) {
            Cluster cluster = platform.cluster();
            timeline.say("  Kafka            " + cluster.bootstrapServers());
            timeline.say("  Schema registry  " + cluster.registry().url());
            Quickstart quickstart = new Quickstart(cluster, time, timeline, seed);
            timeline.say("Building version 1's reference and publishing it with the monitor ...");
            quickstart.prepare();
            try (LocalRoles roles = quickstart.startRoles()) {
                timeline.say("");
                quickstart.play();
                timeline.say("");
                whereToLook(timeline, cluster);
                if (!exit) {
                    timeline.say("Everything stays up until you press Ctrl-C.");
                    awaitInterrupt(closed);
                }
            }
        }
        return ExitCode.OK;
    }

    private static void whereToLook(Timeline timeline, Cluster cluster) {
        String options = " -b " + cluster.bootstrapServers() + " --registry "
                + cluster.registry().url() + " --from-beginning";
        timeline.say(
                "Where each thing can be read while this runs, with any Kafka client or with the command beside it:");
        timeline.say("  " + cluster.topics().driftReports().name() + "          ./driftmeter tail reports" + options);
        timeline.say(
                "  " + cluster.topics().performanceReports().name() + "    ./driftmeter tail performance" + options);
        timeline.say("  " + cluster.topics().alerts().name() + "                 ./driftmeter tail alerts" + options);
        timeline.say("  " + cluster.topics().retrainingTriggers().name() + "    ./driftmeter tail triggers" + options);
        timeline.say("Next: your own files through the same topologies: ./driftmeter backtest --help");
    }

    /**
     * Until SIGINT or SIGTERM. The process ends only when this command has closed what it opened.
     *
     * @param closed comes when it has
     */
    private static void awaitInterrupt(CountDownLatch closed) throws InterruptedException {
        CountDownLatch asked = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            asked.countDown();
            try {
                closed.await(LONGEST_CLOSE_SECONDS, TimeUnit.SECONDS);
            } catch (InterruptedException error) {
                Thread.currentThread().interrupt();
            }
        }));
        asked.await();
    }
}
