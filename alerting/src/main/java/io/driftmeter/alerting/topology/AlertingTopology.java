package io.driftmeter.alerting.topology;

import io.driftmeter.alerting.config.AlertingConfig;
import io.driftmeter.alerting.policy.HourOfDays;
import io.driftmeter.alerting.policy.IncidentState;
import io.driftmeter.alerting.policy.IncidentVote;
import io.driftmeter.alerting.policy.SeriesState;
import io.driftmeter.avro.AlertEvent;
import io.driftmeter.avro.DriftReport;
import io.driftmeter.avro.PerformanceReport;
import io.driftmeter.avro.RetrainingAnswer;
import io.driftmeter.avro.RetrainingRequest;
import io.driftmeter.avro.RetrainingStatus;
import io.driftmeter.avro.RetrainingTrigger;
import io.driftmeter.avro.RetrainingVerdict;
import io.driftmeter.avro.Tick;
import io.driftmeter.schemas.serde.AvroSerde;
import io.driftmeter.schemas.serde.OutputSchemas;
import io.driftmeter.schemas.topic.TopicCatalogue;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.processor.StreamPartitioner;
import org.apache.kafka.streams.state.Stores;

/**
 * From reports to alerts and retraining triggers.
 *
 * <pre>
 *   drift-reports ───────► read, put parts together ─┐
 *   performance-reports ─► read ─────────────────────┼─► policy ─► alerts, retraining-triggers
 *   retraining-status ───► read ─► every partition ──┤          retraining-verdicts, retraining-answers
 *   retraining-requests ─► read ─► every partition ──┤     ├─► ticks ─► read ─► policy
 *   ticks ───────────────► read ─────────────────────┘     └─► by upstream source ─► incident policy ─► alerts
 *                            └─► dead-letters
 * </pre>
 *
 * All reports of a model are in the partitions of one number, so one task holds all that is known of the model. A status comes to every
 * task, as it names the model but not the partition; tasks that do not hold the model pass it over.
 */
public final class AlertingTopology {
    private static final Serde<byte[]> BYTES = Serdes.ByteArray();

    private final AlertingConfig config;
    private final MonitorDefinitions definitions;
    private final AlertingMetrics metrics;
    private final int reportPartitions;
    private final OutputSchemas outputs = new OutputSchemas();

    /**
     * @param config what to read and write
     * @param definitions the monitor definitions
     * @param metrics where to count
     * @param reportPartitions number of partitions of both report topics
     */
    public AlertingTopology(
            AlertingConfig config, MonitorDefinitions definitions, AlertingMetrics metrics, int reportPartitions) {
        this.config = config;
        this.definitions = definitions;
        this.metrics = metrics;
        this.reportPartitions = reportPartitions;
    }

    /** The schemas of what the topologies that were built will write. */
    public OutputSchemas outputs() {
        return outputs;
    }

    /**
     * The topology, every name in it explicit.
     *
     * @param properties the properties that it will run with
     */
    public Topology build(Map<String, Object> properties) {
        StreamsBuilder builder = new StreamsBuilder(new TopologyConfig(new StreamsConfig(properties)));
        KStream<byte[], Intake> reports = driftReports(builder).merge(performanceReports(builder), Named.as("reports"));
        KStream<String, Object> decisions = usable(reports, "reports")
                .merge(statuses(builder), Named.as("reports-and-statuses"))
                .merge(requests(builder), Named.as("reports-statuses-and-requests"))
                .merge(ticks(builder), Named.as("policy-inputs"))
                .process(
                        () -> new PolicyProcessor(definitions, config.format(), metrics),
                        Named.as("policy"),
                        store(builder, PolicyProcessor.SERIES_STORE, StateSerde.of(SeriesState.class)),
                        store(builder, PolicyProcessor.MODELS_STORE, StateSerde.of(ModelState.class)),
                        store(builder, PolicyProcessor.HOURS_STORE, StateSerde.of(HourOfDays.class)));
        KStream<String, SpecificRecord> incidents = incidents(builder, decisions);
        TopicCatalogue topics = config.topics();
        write(decisions, AlertEvent.class, topics.alerts().name(), "alerts");
        write(incidents, AlertEvent.class, topics.alerts().name(), "incidents");
        write(decisions, RetrainingVerdict.class, topics.retrainingVerdicts().name(), "retraining-verdicts");
        write(decisions, RetrainingTrigger.class, topics.retrainingTriggers().name(), "retraining-triggers");
        only(decisions, RetrainingAnswer.class, "retraining-answers")
                .to(
                        topics.retrainingAnswers().name(),
                        avro(RetrainingAnswer.class, topics.retrainingAnswers().name(), "retraining-answers"));
        only(decisions, Tick.class, "ticks")
                .to(
                        topics.ticks().name(),
                        avro(Tick.class, topics.ticks().name(), "ticks-out")
                                .withStreamPartitioner(
                                        (topic, key, tick, count) -> Optional.of(Set.of(tick.getPartition()))));
        return builder.build();
    }

    private KStream<byte[], Intake> driftReports(StreamsBuilder builder) {
        Serde<DriftReport> serde = AvroSerde.forValues(DriftReport.class, config.registry());
        return source(builder, config.topics().driftReports().name(), "drift-reports")
                .process(
                        () -> new DriftReportIntake(serde.deserializer(), definitions),
                        Named.as("read-drift-reports"),
                        store(builder, DriftReportIntake.PARTS_STORE, BYTES));
    }

    private KStream<byte[], Intake> performanceReports(StreamsBuilder builder) {
        Serde<PerformanceReport> serde = AvroSerde.forValues(PerformanceReport.class, config.registry());
        return source(builder, config.topics().performanceReports().name(), "performance-reports")
                .process(
                        () -> new PerformanceReportIntake(serde.deserializer(), definitions),
                        Named.as("read-performance-reports"));
    }

    /** What the user's pipeline wrote, at every task: its bytes are checked before the hop and read after it. */
    private KStream<byte[], Intake> statuses(StreamsBuilder builder) {
        Deserializer<RetrainingStatus> status =
                AvroSerde.forValues(RetrainingStatus.class, config.registry()).deserializer();
        KStream<byte[], Intake> read = source(
                        builder, config.topics().retrainingStatus().name(), "retraining-status")
                .process(() -> new StatusIntake(status), Named.as("read-retraining-status"));
        KStream<byte[], byte[]> everywhere = usable(read, "retraining-status")
                .map((key, intake) -> byModel((Intake.Status) intake), Named.as("retraining-status-keyed-by-model"))
                .repartition(Repartitioned.<byte[], byte[]>as("retraining-status")
                        .withKeySerde(BYTES)
                        .withValueSerde(BYTES)
                        .withNumberOfPartitions(reportPartitions)
                        .withStreamPartitioner(new EveryPartition()));
        return everywhere.process(() -> new StatusIntake(status), Named.as("read-retraining-status-again"));
    }

    /** What people ask for, at every task: the request names the model but not the partition. */
    private KStream<byte[], Intake> requests(StreamsBuilder builder) {
        Deserializer<RetrainingRequest> request =
                AvroSerde.forValues(RetrainingRequest.class, config.registry()).deserializer();
        KStream<byte[], Intake> read = source(
                        builder, config.topics().retrainingRequests().name(), "retraining-requests")
                .process(() -> new RequestIntake(request), Named.as("read-retraining-requests"));
        return usable(read, "retraining-requests")
                .mapValues(intake -> ((Intake.Request) intake).raw(), Named.as("retraining-requests-bytes"))
                .repartition(Repartitioned.<byte[], byte[]>as("retraining-requests")
                        .withKeySerde(BYTES)
                        .withValueSerde(BYTES)
                        .withNumberOfPartitions(reportPartitions)
                        .withStreamPartitioner(new EveryPartition()))
                .process(() -> new RequestIntake(request), Named.as("read-retraining-requests-again"));
    }

    private KStream<byte[], Intake> ticks(StreamsBuilder builder) {
        Deserializer<Tick> tick =
                AvroSerde.forValues(Tick.class, config.registry()).deserializer();
        return usable(
                source(builder, config.topics().ticks().name(), "ticks")
                        .process(() -> new TickIntake(tick), Named.as("read-ticks")),
                "ticks");
    }

    /** What the models' windows say of upstream sources, with all that is said of a source at one task. */
    private KStream<String, SpecificRecord> incidents(StreamsBuilder builder, KStream<String, Object> decisions) {
        return decisions
                .filter((key, value) -> value instanceof IncidentVote, Named.as("incident-votes-only"))
                .mapValues(IncidentVote.class::cast, Named.as("incident-votes-values"))
                .repartition(Repartitioned.<String, IncidentVote>as("incidents")
                        .withKeySerde(Serdes.String())
                        .withValueSerde(StateSerde.of(IncidentVote.class))
                        .withNumberOfPartitions(reportPartitions))
                .process(
                        () -> new IncidentProcessor(config.format(), metrics),
                        Named.as("incident-policy"),
                        store(builder, IncidentProcessor.INCIDENTS_STORE, StateSerde.of(IncidentState.class)));
    }

    private static KeyValue<byte[], byte[]> byModel(Intake.Status status) {
        return KeyValue.pair(status.status().getModel().getBytes(StandardCharsets.UTF_8), status.raw());
    }

    private static KStream<byte[], byte[]> source(StreamsBuilder builder, String topic, String name) {
        return builder.stream(topic, Consumed.with(BYTES, BYTES).withName(name));
    }

    /** What can be used of what was read; the rest goes to the dead letters. */
    private KStream<byte[], Intake> usable(KStream<byte[], Intake> read, String name) {
        read.filter((key, intake) -> intake instanceof Intake.Rejected, Named.as(name + "-unusable"))
                .mapValues(intake -> ((Intake.Rejected) intake).value(), Named.as(name + "-unusable-bytes"))
                .to(
                        config.topics().deadLetters().name(),
                        Produced.with(BYTES, BYTES).withName(name + "-dead-letters"));
        return read.filterNot((key, intake) -> intake instanceof Intake.Rejected, Named.as(name + "-usable"));
    }

    /** Writes to a topic that users read, in the format that they have chosen. */
    private <T extends SpecificRecord> void write(
            KStream<String, ?> decisions, Class<T> type, String topic, String name) {
        Serde<T> values = outputs.add(topic, type, config.format().serde(type, config.registry()));
        only(decisions, type, name)
                .to(topic, Produced.with(Serdes.String(), values).withName(name));
    }

    private <T extends SpecificRecord> Produced<String, T> avro(Class<T> type, String topic, String name) {
        Serde<T> values = outputs.add(topic, type, AvroSerde.forValues(type, config.registry()));
        return Produced.with(Serdes.String(), values).withName(name);
    }

    private static <T> KStream<String, T> only(KStream<String, ?> decisions, Class<T> type, String name) {
        return decisions
                .filter((key, value) -> type.isInstance(value), Named.as(name + "-only"))
                .mapValues(type::cast, Named.as(name + "-values"));
    }

    private static <V> String store(StreamsBuilder builder, String name, Serde<V> values) {
        builder.addStateStore(
                Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(name), Serdes.String(), values));
        return name;
    }

    /** Sends a record to all partitions. */
    private static final class EveryPartition implements StreamPartitioner<byte[], byte[]> {
        @Override
        public Optional<Set<Integer>> partitions(String topic, byte[] key, byte[] value, int count) {
            return Optional.of(IntStream.range(0, count).boxed().collect(Collectors.toSet()));
        }
    }
}
