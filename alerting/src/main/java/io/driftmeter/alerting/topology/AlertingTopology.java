package io.driftmeter.alerting.topology;

import io.driftmeter.alerting.config.AlertingConfig;
import io.driftmeter.alerting.policy.SeriesState;
import io.driftmeter.avro.AlertEvent;
import io.driftmeter.avro.DriftReport;
import io.driftmeter.avro.PerformanceReport;
import io.driftmeter.avro.RetrainingStatus;
import io.driftmeter.avro.RetrainingTrigger;
import io.driftmeter.schemas.serde.AvroSerde;
import io.driftmeter.schemas.serde.OutputSchemas;
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
 *   retraining-status ───► read ─► every partition ──┘
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
        KStream<String, SpecificRecord> decisions = usable(reports, "reports")
                .merge(statuses(builder), Named.as("policy-inputs"))
                .process(
                        () -> new PolicyProcessor(config.format(), metrics),
                        Named.as("policy"),
                        store(builder, PolicyProcessor.SERIES_STORE, StateSerde.of(SeriesState.class)),
                        store(builder, PolicyProcessor.MODELS_STORE, StateSerde.of(ModelState.class)));
        write(decisions, AlertEvent.class, config.topics().alerts().name(), "alerts");
        write(
                decisions,
                RetrainingTrigger.class,
                config.topics().retrainingTriggers().name(),
                "retraining-triggers");
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

    private <T extends SpecificRecord> void write(
            KStream<String, SpecificRecord> decisions, Class<T> type, String topic, String name) {
        Serde<T> values = outputs.add(topic, type, config.format().serde(type, config.registry()));
        decisions
                .filter((key, value) -> type.isInstance(value), Named.as(name + "-only"))
                .mapValues(type::cast, Named.as(name + "-values"))
                .to(topic, Produced.with(Serdes.String(), values).withName(name));
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
