package io.driftmeter.monitor.topology;

import io.driftmeter.avro.DriftReport;
import io.driftmeter.avro.PerformanceReport;
import io.driftmeter.monitor.avro.InputSupport;
import io.driftmeter.monitor.avro.JoinableMessage;
import io.driftmeter.monitor.avro.Partial;
import io.driftmeter.monitor.avro.PartialsMessage;
import io.driftmeter.monitor.avro.ScoresMessage;
import io.driftmeter.monitor.avro.Watermark;
import io.driftmeter.monitor.commit.CommitHook;
import io.driftmeter.monitor.commit.UncommittedStore;
import io.driftmeter.monitor.compare.Compare;
import io.driftmeter.monitor.definitions.DefinitionsSource;
import io.driftmeter.monitor.intake.Arrival;
import io.driftmeter.monitor.intake.DeadLetter;
import io.driftmeter.monitor.intake.EventDecoder;
import io.driftmeter.monitor.intake.FateExtractor;
import io.driftmeter.monitor.intake.InputKind;
import io.driftmeter.monitor.intake.SourceKey;
import io.driftmeter.monitor.join.JoinTopology;
import io.driftmeter.monitor.profile.LivePanes;
import io.driftmeter.monitor.profile.LivePanesBudget;
import io.driftmeter.monitor.profile.Outcome;
import io.driftmeter.monitor.profile.Profile;
import io.driftmeter.monitor.profile.ReferenceProfiles;
import io.driftmeter.monitor.runtime.MonitorMetrics;
import io.driftmeter.monitor.runtime.SourcePartitions;
import io.driftmeter.monitor.score.ScoreTopology;
import io.driftmeter.monitor.serde.SingleObjectSerde;
import io.driftmeter.monitor.watermark.Multicast;
import io.driftmeter.schemas.serde.AvroSerde;
import io.driftmeter.schemas.serde.OutputSchemas;
import io.driftmeter.schemas.topic.TopicDescription;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;

/**
 * The whole monitor, from the input topics to the reports.
 *
 * <pre>
 *   inputs ─► profile ─┬─► dead letters
 *                      ├─► (joinable) ─► join ─┬─► dead letters
 *                      │                 flush ┴─► (scores) ──► score ──► performance reports
 *             flush ───┴─► (partials) ───────────────────────► compare ─► drift reports
 * </pre>
 *
 * <p><b>Combine before the shuffle.</b> Inputs are keyed by prediction id, so every partition sees every model. {@link Profile}
 * counts each record in place, into objects on the heap of the task that reads it. Before each commit {@link CommitHook} lets
 * {@link LivePanes} send what was counted since the last one, and forget it: in the transaction that commits the input
 * offsets, so that a crash loses or repeats nothing. There is no changelog, and the traffic after the shuffle goes with
 * commits, panes and features, not with records.
 *
 * <p><b>Time is an input.</b> {@link FateExtractor} makes C, the highest accepted event time of a partition, the partition
 * time of Kafka Streams, which commits and restores it. After its partials each flush sends C of each source partition to
 * every partition of the repartition topics ({@link Multicast}); {@link Compare} closes windows by the minimum. Nothing here
 * depends on stream time across tasks, on the speed of reading, or, but for idle partitions, on a clock.
 *
 * <p>Definitions and references come from {@link DefinitionsSource}, beside the topology; a task takes over new ones at a
 * flush and says so with its watermarks. Every record that we write has processing time as its Kafka timestamp.
 */
public final class MonitorTopology {

    /** Name of the node that counts input records. */
    static final String PROFILE = "profile";

    private static final String PROFILE_STORE = "profile-panes";

    private MonitorTopology() {}

    /**
     * Builds the topology.
     *
     * @param config what its shape depends on
     * @param decoder reads input values
     * @param definitions definitions and references
     * @param sourcePartitions what the consumers know of the input partitions
     * @param metrics what it counts of itself
     */
    public static Topology build(
            MonitorTopologyConfig config,
            EventDecoder decoder,
            DefinitionsSource definitions,
            SourcePartitions sourcePartitions,
            MonitorMetrics metrics) {
        return build(
                config,
                decoder,
                definitions,
                sourcePartitions,
                metrics,
                new OutputSchemas(),
                LivePanesBudget.unlimited());
    }

    /**
     * Builds the topology within a budget.
     *
     * @param config what its shape depends on
     * @param decoder reads input values
     * @param definitions definitions and references
     * @param sourcePartitions what the consumers know of the input partitions
     * @param metrics what it counts of itself
     * @param outputs is told which schemas it will write
     * @param budget what live panes may take
     */
    public static Topology build(
            MonitorTopologyConfig config,
            EventDecoder decoder,
            DefinitionsSource definitions,
            SourcePartitions sourcePartitions,
            MonitorMetrics metrics,
            OutputSchemas outputs,
            LivePanesBudget budget) {
        StreamsBuilder builder = new StreamsBuilder();
        ReferenceProfiles profiles = new ReferenceProfiles();

        // Every input topic in one source, so that one task reads the same partition of all of them.
        FateExtractor intake = new FateExtractor(config.inputs(), decoder, config.futureTolerance());
        KStream<SourceKey, Arrival> arrivals = builder.stream(
                config.inputs().keySet(),
                Consumed.with(SourceKey.serde(), Arrival.serde())
                        .withTimestampExtractor(intake)
                        .withName("inputs"));

        // Counted as they come; sent before each commit.
        CommitHook.Attached<String, Outcome, String, PartialsMessage> profile = CommitHook.attach(
                builder,
                arrivals,
                PROFILE,
                SourceKey.NONE,
                () -> new Profile(PROFILE_STORE, metrics, sourcePartitions.past(), intake),
                UncommittedStore.builder(
                        PROFILE_STORE,
                        () -> new LivePanes(
                                definitions::current,
                                sourcePartitions,
                                config.inputs().keySet(),
                                profiles,
                                budget)));

        // What is not counted goes out as it came.
        profile.counted()
                .process(DeadLetters::new, Named.as("dead-letters"))
                .to(
                        config.topics().deadLetters().name(),
                        Produced.with(Serdes.ByteArray(), Serdes.ByteArray()).withName("dead-letters-sink"));

        // Partials by series, watermarks to everybody; merged, and compared window by window.
        profile.flushed()
                .filterNot((key, message) -> message.getBody() instanceof InputSupport, Named.as("partials-only"))
                .repartition(Repartitioned.<String, PartialsMessage>as("partials")
                        .withKeySerde(Serdes.String())
                        .withValueSerde(new SingleObjectSerde<>(PartialsMessage.getClassSchema()))
                        .withNumberOfPartitions(config.internalPartitions())
                        .withStreamPartitioner(new Multicast<>(message -> message.getBody() instanceof Watermark)))
                .process(
                        Compare.supplier(config.inputs().keySet(), definitions, profiles, metrics), Named.as("compare"))
                .processValues(DriftReportHeaders::new, Named.as("drift-report-headers"))
                .to(
                        config.topics().driftReports().name(),
                        Produced.with(
                                        Serdes.String(),
                                        written(config.topics().driftReports(), DriftReport.class, config, outputs),
                                        new ByModel<>(DriftReport::getModel))
                                .withName("drift-reports-sink"));

        // Predictions meet their labels; what both show goes the same way, counted in place and sent before each
        // commit.
        CommitHook.Attached<String, DeadLetter, String, ScoresMessage> join = JoinTopology.attach(
                builder,
                joinable(config, profile),
                definitions::current,
                config.joinRetention(),
                config.internalPartitions(),
                metrics);
        join.counted()
                .<Outcome>mapValues(letter -> new Outcome.Rejected(letter), Named.as("join-rejected"))
                .process(DeadLetters::new, Named.as("join-dead-letters"))
                .to(
                        config.topics().deadLetters().name(),
                        Produced.with(Serdes.ByteArray(), Serdes.ByteArray()).withName("join-dead-letters-sink"));

        // The counts by series, merged and scored window by window.
        ScoreTopology.attach(
                        join.flushed()
                                .repartition(Repartitioned.<String, ScoresMessage>as("scores")
                                        .withKeySerde(Serdes.String())
                                        .withValueSerde(new SingleObjectSerde<>(ScoresMessage.getClassSchema()))
                                        .withNumberOfPartitions(config.internalPartitions())
                                        .withStreamPartitioner(
                                                new Multicast<>(message -> message.getBody() instanceof Watermark))),
                        definitions::current,
                        metrics)
                .to(
                        config.topics().performanceReports().name(),
                        Produced.with(
                                        Serdes.String(),
                                        written(
                                                config.topics().performanceReports(),
                                                PerformanceReport.class,
                                                config,
                                                outputs),
                                        new ByModel<>(PerformanceReport::getModel))
                                .withName("performance-reports-sink"));
        return builder.build();
    }

    private static <T extends SpecificRecord> Serde<T> written(
            TopicDescription topic, Class<T> contract, MonitorTopologyConfig config, OutputSchemas outputs) {
        return outputs.add(topic.name(), contract, AvroSerde.forValues(contract, config.registry()));
    }

    /**
     * Predictions and labels by prediction id, and behind them the same watermarks; ahead of these, by series, what estimates need of the inputs, which
     * join passes on in its place.
     */
    private static KStream<String, JoinableMessage> joinable(
            MonitorTopologyConfig config, CommitHook.Attached<String, Outcome, String, PartialsMessage> profile) {
        KStream<String, JoinableMessage> rows = profile.counted()
                .filter((id, outcome) -> outcome instanceof Outcome.Joinable, Named.as("joinable-rows"))
                .mapValues(outcome -> ((Outcome.Joinable) outcome).message(), Named.as("joinable-row"));
        // Where features alone are read there is nothing to join, and none of the tasks behind has to commit for it.
        boolean joins = config.inputs().values().stream().anyMatch(kind -> kind != InputKind.FEATURES);
        KStream<String, JoinableMessage> flushed = profile.flushed()
                .filter(
                        (key, message) -> joins && !(message.getBody() instanceof Partial),
                        Named.as("joinable-watermarks"))
                .mapValues(message -> new JoinableMessage(message.getBody()), Named.as("joinable-watermark"));
        return rows.merge(flushed, Named.as("joinable-merged"))
                .repartition(Repartitioned.<String, JoinableMessage>as("joinable")
                        .withKeySerde(Serdes.String())
                        .withValueSerde(new SingleObjectSerde<>(JoinableMessage.getClassSchema()))
                        .withNumberOfPartitions(config.internalPartitions())
                        .withStreamPartitioner(new Multicast<>(message -> message.getBody() instanceof Watermark)));
    }
}
