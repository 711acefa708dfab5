package io.driftmeter.cli.local;

import io.driftmeter.alerting.config.AlertingConfig;
import io.driftmeter.alerting.runtime.AlertingApplication;
import io.driftmeter.cli.connection.Cluster;
import io.driftmeter.cli.role.AlertClients;
import io.driftmeter.monitor.config.MonitorConfig;
import io.driftmeter.monitor.intake.InputKind;
import io.driftmeter.monitor.plan.StateLimits;
import io.driftmeter.monitor.runtime.MonitorApplication;
import io.driftmeter.runtime.RunnerOptions;
import io.driftmeter.schemas.serde.ValueFormat;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;

/** The monitor and the alert role in this process: the topologies, serdes and settings of production, with state in a temporary directory. */
public final class LocalRoles implements AutoCloseable {

    private static final String MONITOR_ID = "driftmeter-monitor";
    private static final int INTERNAL_PARTITIONS = 2;

    /** Files of many years are read one partition after the other; what is kept is what they hold. */
    private static final Duration JOIN_RETENTION = Duration.ofDays(36_500);

    private final TemporaryDirectory state;
    private final MonitorApplication monitor;
    private final AlertingApplication alerting;

    private LocalRoles(TemporaryDirectory state, MonitorApplication monitor, AlertingApplication alerting) {
        this.state = state;
        this.monitor = monitor;
        this.alerting = alerting;
    }

    /**
     * Starts both roles. The topics must exist; what monitors and references the topics hold now is in force from the first record on.
     *
     * @param cluster where to
     * @param inputs the input topics
     * @param idleTime how long a partition must be silent to be idle
     */
    public static LocalRoles start(Cluster cluster, Map<String, InputKind> inputs, Duration idleTime) {
        TemporaryDirectory state = TemporaryDirectory.create("driftmeter-state-");
        MonitorApplication monitor = MonitorApplication.create(
                new MonitorConfig(
                        cluster.bootstrapServers(),
                        cluster.kafka(),
                        cluster.registry().properties(),
                        MONITOR_ID,
                        inputs,
                        cluster.topics().prefix(),
                        cluster.topics().prefix(),
                        1,
                        INTERNAL_PARTITIONS,
                        state.path(),
                        0,
                        idleTime,
                        JOIN_RETENTION,
                        StateLimits.NONE),
                RunnerOptions.standard());
        AlertingApplication alerting = AlertingApplication.create(
                new AlertingConfig(cluster.topics(), cluster.registry(), ValueFormat.AVRO),
                AlertClients.settings(
                        AlertingApplication.APPLICATION_ID,
                        cluster.bootstrapServers(),
                        1,
                        state.path(),
                        cluster.kafka()),
                RunnerOptions.standard(),
                0);
        monitor.process().start();
        alerting.process().start();
        return new LocalRoles(state, monitor, alerting);
    }

    /** Whether both roles are alive. */
    public boolean alive() {
        return Stream.of(monitor.process(), alerting.process())
                .allMatch(process -> process.runner().live().passed());
    }

    @Override
    public void close() {
        try {
            monitor.close();
        } finally {
            try {
                alerting.close();
            } finally {
                state.close();
            }
        }
    }
}
