package io.driftmeter.monitor.runtime;

import io.driftmeter.monitor.config.MonitorConfig;
import io.driftmeter.monitor.definitions.DefinitionsFollower;
import io.driftmeter.monitor.intake.AvroEventDecoder;
import io.driftmeter.monitor.plan.PlannedAdmission;
import io.driftmeter.monitor.plan.Planner;
import io.driftmeter.monitor.plan.ProcessShape;
import io.driftmeter.monitor.profile.LivePanesBudget;
import io.driftmeter.monitor.profile.ReferenceProfiles;
import io.driftmeter.monitor.topology.MonitorTopology;
import io.driftmeter.monitor.topology.MonitorTopologyConfig;
import io.driftmeter.runtime.OwnedGauge;
import io.driftmeter.runtime.Preparation;
import io.driftmeter.runtime.RoleMetrics;
import io.driftmeter.runtime.RoleProcess;
import io.driftmeter.runtime.RunnerOptions;
import io.driftmeter.runtime.settings.InvalidSettingsException;
import io.driftmeter.schemas.serde.OutputSchemas;
import io.micrometer.core.instrument.Tags;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.Topology;

/** The monitor role: definitions, topology, runner and health server, put together. */
public final class MonitorApplication implements AutoCloseable {
    private static final Duration REGISTRY_PAUSE = Duration.ofSeconds(1);

    private final DefinitionsFollower definitions;
    private final SchemaInquiry schemas;
    private final RoleProcess process;

    private MonitorApplication(DefinitionsFollower definitions, SchemaInquiry schemas, RoleProcess process) {
        this.definitions = definitions;
        this.schemas = schemas;
        this.process = process;
    }

    /**
     * Makes the role, reads definitions and references to the end that they have now, and starts nothing else but its health
     * server.
     *
     * @param config what it reads and writes, and how
     * @param options how the topology is run; its clients are replaced by ones that tell silence from lag
     * @throws InvalidSettingsException where a setting of the Kafka clients cannot be used
     * @throws IllegalStateException where the topics of definitions or references do not exist
     * @throws io.driftmeter.monitor.plan.StateExceedsBoundException where the plan of what is published exceeds a bound
     */
    public static MonitorApplication create(MonitorConfig config, RunnerOptions options) {
        MonitorClients clients = MonitorClients.of(config);
        RoleMetrics metrics = RoleMetrics.create("monitor");
        try {
            return create(clients, options, metrics);
        } catch (RuntimeException error) {
            metrics.close();
            throw error;
        }
    }

    private static MonitorApplication create(MonitorClients clients, RunnerOptions options, RoleMetrics metrics) {
        MonitorTopologyConfig shape = clients.shape();
        LivePanesBudget budget = LivePanesBudget.unlimited();
        DefinitionsFollower definitions = definitions(clients, budget, metrics);
        AvroEventDecoder decoder = new AvroEventDecoder(shape.registry().newClient());
        OwnedGauge unanswered = metrics.gauge(
                "schemas.unanswered",
                "Schemas that the registry has not answered for yet; partitions whose next record needs one wait",
                Tags.empty());
        unanswered.set(0);
        SchemaInquiry schemas = new SchemaInquiry(decoder, REGISTRY_PAUSE, unanswered::set);
        ObservedClients observed = new ObservedClients(
                clients.config().idleTime(),
                record -> isReadable(record, shape.inputs().keySet(), schemas),
                options.time()::milliseconds);
        OutputSchemas outputs = new OutputSchemas();
        Topology topology = MonitorTopology.build(
                shape,
                decoder,
                definitions,
                observed,
                new RecordedMonitorMetrics(metrics, Clock.systemUTC()),
                outputs,
                budget);
        return new MonitorApplication(
                definitions,
                schemas,
                new RoleProcess(
                        topology,
                        clients.settings(),
                        options.withClients(observed),
                        metrics,
                        clients.config().httpPort(),
                        new Preparation(
                                "Schemas of the reports", outputs::lookUp, OutputSchemas::isOutage, REGISTRY_PAUSE)));
    }

    private static DefinitionsFollower definitions(
            MonitorClients clients, LivePanesBudget budget, RoleMetrics metrics) {
        ProcessShape process = clients.process();
        DefinitionsFollower definitions = clients.follower(new PlannedAdmission(
                new Planner(process, ReferenceProfiles::decode),
                plan -> budget.limit(plan.livePanes() / process.inputTasks())));
        try {
            definitions.start();
        } catch (RuntimeException error) {
            definitions.close();
            throw error;
        }
        metrics.gauge(
                "definitions.left.out",
                "Definitions and references that are not counted by because the state would exceed its bound with them",
                Tags.empty(),
                definitions,
                DefinitionsFollower::leftOut);
        metrics.counter(
                "live.panes.sent.early",
                "Times that a task sent its live panes before a commit, to stay within its memory",
                Tags.empty(),
                budget,
                LivePanesBudget::sentEarly);
        return definitions;
    }

    private static boolean isReadable(
            ConsumerRecord<byte[], byte[]> record, Set<String> inputs, SchemaInquiry schemas) {
        return record.value() == null || !inputs.contains(record.topic()) || schemas.isReadable(record.value());
    }

    /** The process: run it, start it, ask it for its health port. */
    public RoleProcess process() {
        return process;
    }

    @Override
    public void close() {
        process.close();
        schemas.close();
        definitions.close();
    }
}
