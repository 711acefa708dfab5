package io.driftmeter.monitor.campaign;

import static io.driftmeter.monitor.testing.InputFigures.closed;
import static io.driftmeter.monitor.testing.InputFigures.fates;
import static io.driftmeter.standalone.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.driftmeter.avro.DriftReport;
import io.driftmeter.avro.FeatureEvent;
import io.driftmeter.avro.MonitorDefinition;
import io.driftmeter.avro.PredictionEvent;
import io.driftmeter.avro.ReferenceProfile;
import io.driftmeter.avro.ReportStage;
import io.driftmeter.monitor.testing.DriftReports;
import io.driftmeter.monitor.testing.InputFigures;
import io.driftmeter.monitor.testing.ReportedFigures;
import io.driftmeter.monitor.testing.TestModel;
import io.driftmeter.monitor.testing.TestMonitor;
import io.driftmeter.schemas.key.MonitorKey;
import io.driftmeter.schemas.key.ReferenceKey;
import io.driftmeter.schemas.serde.AvroSerde;
import io.driftmeter.schemas.serde.RegistryConnection;
import io.driftmeter.schemas.topic.TopicCatalogue;
import io.driftmeter.standalone.registry.EmbeddedRegistry;
import io.driftmeter.standalone.testing.BrokerProcesses;
import io.driftmeter.standalone.testing.ClusterClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.streams.GroupProtocol;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * Three brokers and two monitors, each a process of its own, and faults while a stream of out-of-order, late and malformed records comes
 * in. What is reported must be what a batch count of the input says and, content hash by content hash, what an undisturbed monitor reports
 * that reads the same logs from the start.
 *
 * <p>{@code -Ddriftmeter.campaign.events=100 -Ddriftmeter.campaign.seed=1} makes the campaign longer, or another one; {@code
 * -Ddriftmeter.campaign.protocol=STREAMS} has the brokers assign the tasks.
 */
class FaultCampaignIT {

    private static final int EVENTS = Integer.getInteger("driftmeter.campaign.events", 10);
    private static final long SEED = Long.getLong("driftmeter.campaign.seed", 20261121);
    private static final GroupProtocol PROTOCOL =
            GroupProtocol.valueOf(System.getProperty("driftmeter.campaign.protocol", "CLASSIC"));
    private static final Duration BETWEEN_EVENTS = Duration.ofSeconds(4);
    private static final int FEATURE_PARTITIONS = 4;
    private static final int PREDICTION_PARTITIONS = 3;
    private static final int RECORDS_PER_PARTITION_AND_EVENT = 600;
    private static final TopicCatalogue DISTURBED = new TopicCatalogue("disturbed.");
    private static final TopicCatalogue UNDISTURBED = new TopicCatalogue("undisturbed.");

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path directory;

    @Test
    void shouldReportTheSameWhateverHappens() throws Exception {
        System.out.println(
                "fault campaign: " + EVENTS + " events, seed " + SEED + ", " + PROTOCOL + ", in " + directory);
        try (BrokerProcesses brokers = BrokerProcesses.start(directory);
                EmbeddedRegistry registry = EmbeddedRegistry.start();
                Forwarder forwarder = Forwarder.to(registry.url());
                ClusterClient client = new ClusterClient(brokers.bootstrapServers())) {
            InputFigures input = InputFigures.of(
                    SEED, FEATURE_PARTITIONS, PREDICTION_PARTITIONS, RECORDS_PER_PARTITION_AND_EVENT * EVENTS);
            prepare(client, RegistryConnection.at(registry.url()));

            try (Monitors monitors = new Monitors(
                    directory, PROTOCOL, "disturbed", "disturbed.", brokers.bootstrapServers(), forwarder.url())) {
                disturb(brokers, monitors, forwarder, input);
                awaitReports(client, DISTURBED, input);
                System.out.println("processes that ended by themselves: " + monitors.restarts());
            }
            List<DriftReport> reports = DriftReports.committed(client, DISTURBED);
            assertThat(reports).extracting(DriftReport::getReportId).doesNotHaveDuplicates();
            assertThat(closed(ReportedFigures.of(reports))).isEqualTo(closed(input.expected()));
            assertThat(fates(input.expected()))
                    .as("the batch count's fates sum to the records, for every partition")
                    .isEqualTo(input.recordsByPartition());

            try (Monitors monitors = new Monitors(
                    directory, PROTOCOL, "undisturbed", "undisturbed.", brokers.bootstrapServers(), registry.url())) {
                monitors.start(0);
                awaitReports(client, UNDISTURBED, input);
            }
            assertThat(hashes(reports)).isEqualTo(hashes(DriftReports.committed(client, UNDISTURBED)));
        }
    }

    private static void disturb(BrokerProcesses brokers, Monitors monitors, Forwarder forwarder, InputFigures input)
            throws Exception {
        Faults faults = new Faults(SEED, brokers, monitors, forwarder);
        Random random = new Random(SEED);
        monitors.start(0);
        monitors.start(1);
        try (PacedInput sending =
                PacedInput.start(brokers.bootstrapServers(), input.input(), BETWEEN_EVENTS.multipliedBy(EVENTS))) {
            List<Fault> kinds = new ArrayList<>();
            for (int event = 0; event < EVENTS; event++) {
                if (kinds.isEmpty()) {
                    kinds.addAll(List.of(Fault.values()));
                }
                Faults.pass(BETWEEN_EVENTS);
                String happened = faults.happen(kinds.remove(random.nextInt(kinds.size())));
                System.out.println("event " + (event + 1) + ", " + sending.acknowledged() + " records in: " + happened);
            }
            sending.await();
        }
        monitors.restartEnded();
    }

    private static void prepare(ClusterClient client, RegistryConnection connection) throws Exception {
        eventually("three brokers", () -> brokers(client) == BrokerProcesses.BROKERS);
        try (SchemaRegistryClient registry = connection.newClient()) {
            registry.register(TestModel.FEATURES + "-value", new AvroSchema(FeatureEvent.getClassSchema()));
            registry.register(TestModel.PREDICTIONS + "-value", new AvroSchema(PredictionEvent.getClassSchema()));
        }
        TestMonitor.configureGroup(client, "disturbed", 1);
        client.createTopic(TestModel.FEATURES, FEATURE_PARTITIONS);
        client.createTopic(TestModel.PREDICTIONS, PREDICTION_PARTITIONS);
        for (TopicCatalogue topics : List.of(DISTURBED, UNDISTURBED)) {
            topics.own().forEach(topic -> client.createTopic(topic.name(), topic.partitions()));
            client.produce(
                    MonitorKey.serde().serializer(),
                    AvroSerde.forValues(MonitorDefinition.class, connection).serializer(),
                    List.of(new ProducerRecord<>(
                            topics.monitors().name(), new MonitorKey(TestModel.MODEL, 1), TestModel.definition())));
            client.produce(
                    ReferenceKey.serde().serializer(),
                    AvroSerde.forValues(ReferenceProfile.class, connection).serializer(),
                    TestModel.referenceParts("1").stream()
                            .map(part -> new ProducerRecord<>(
                                    topics.references().name(),
                                    new ReferenceKey(
                                            part.getModel(),
                                            part.getModelVersion(),
                                            part.getReferenceId(),
                                            part.getPart()),
                                    part))
                            .toList());
        }
    }

    private static int brokers(ClusterClient client) {
        try {
            return client.admin().describeCluster().nodes().get().size();
        } catch (Exception notYet) {
            return 0;
        }
    }

    private static void awaitReports(ClusterClient client, TopicCatalogue topics, InputFigures input) {
        List<String> windows = InputFigures.windows(closed(input.expected()));
        List<String> missing = new ArrayList<>();
        eventually(
                () -> "final reports of " + windows.size() + " windows; missing: " + missing,
                () -> {
                    missing.clear();
                    missing.addAll(windows);
                    missing.removeAll(InputFigures.windows(ReportedFigures.of(DriftReports.committed(client, topics))));
                    return missing.isEmpty();
                },
                Duration.ofMinutes(5));
    }

    private static Map<String, String> hashes(List<DriftReport> reports) {
        return reports.stream()
                .filter(report -> report.getStage() == ReportStage.FINAL || report.getStage() == ReportStage.ON_TIME)
                .collect(Collectors.toMap(
                        DriftReport::getReportId,
                        DriftReport::getContentHash,
                        (one, other) -> one + other,
                        TreeMap::new));
    }
}
