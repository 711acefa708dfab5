package io.driftmeter.monitor.topology;

import static io.driftmeter.standalone.testing.Eventually.DEADLINE;
import static io.driftmeter.standalone.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.driftmeter.avro.LabelEvent;
import io.driftmeter.avro.MonitorDefinition;
import io.driftmeter.avro.PerformanceReport;
import io.driftmeter.avro.PredictionEvent;
import io.driftmeter.monitor.testing.MonitorRack;
import io.driftmeter.monitor.testing.PerformanceReports;
import io.driftmeter.monitor.testing.ScoreBatch;
import io.driftmeter.monitor.testing.ScoredMonitor;
import io.driftmeter.monitor.testing.ScoredStream;
import io.driftmeter.monitor.testing.TestMonitor;
import io.driftmeter.runtime.RoleProcess;
import io.driftmeter.schemas.key.MonitorKey;
import io.driftmeter.schemas.serde.AvroSerde;
import io.driftmeter.schemas.serde.RegistryConnection;
import io.driftmeter.schemas.topic.TopicCatalogue;
import io.driftmeter.standalone.cluster.KafkaCluster;
import io.driftmeter.standalone.registry.EmbeddedRegistry;
import io.driftmeter.standalone.testing.ChildProcess;
import io.driftmeter.standalone.testing.ClusterClient;
import io.driftmeter.standalone.testing.TestCluster;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.StreamsGroupDescription;
import org.apache.kafka.clients.admin.StreamsGroupMemberDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.GroupProtocol;
import org.apache.kafka.streams.KafkaStreams;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** An instance that is lost, or a rack of them, by the settings that the documentation shows: those left go on from their copies of the state. */
class StandbyTakeoverIT {

    private static final long SEED = 13;
    private static final int PREDICTIONS = 8_000;
    private static final int PREDICTION_PARTITIONS = 3;
    private static final int LABEL_PARTITIONS = 2;
    private static final String CHANGELOG = "-changelog";
    private static final Set<String> INPUTS = Set.of(ScoredMonitor.PREDICTIONS, ScoredMonitor.LABELS);

    /** In the order in which what is read comes through them. */
    private static final List<String> INTERNAL = List.of("joinable", "partials", "scores");

    private static final int SOURCE_PARTITIONS =
            PREDICTION_PARTITIONS + LABEL_PARTITIONS + INTERNAL.size() * ScoredMonitor.INTERNAL_PARTITIONS;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path directory;

    /** Three instances in two racks. The rack with two of them is lost at once, which the state survives only if the standbys of both are in the other rack. */
    @Test
    void shouldGoOnFromTheStandbysWhenTheOtherRackIsLost() throws Exception {
        goOnWithoutEast(2, GroupProtocol.CLASSIC);
    }

    /** The brokers assign tasks, and know of no racks. */
    @Test
    void shouldGoOnFromTheStandbysUnderTheStreamsProtocol() throws Exception {
        goOnWithoutEast(1, GroupProtocol.STREAMS);
    }

    private void goOnWithoutEast(int instancesInEast, GroupProtocol protocol) throws Exception {
        System.out.println("seed " + SEED);
        List<ProducerRecord<byte[], byte[]>> input = ScoredStream.make(
                SEED, System.currentTimeMillis(), PREDICTIONS, PREDICTION_PARTITIONS, LABEL_PARTITIONS);
        Map<String, List<Long>> expected = ScoreBatch.count(input);
        try (KafkaCluster cluster = TestCluster.start();
                EmbeddedRegistry registry = EmbeddedRegistry.start();
                ClusterClient client = new ClusterClient(cluster)) {
            prepare(client, RegistryConnection.at(registry.url()));
            ChildProcess east = start("east", instancesInEast, settings(cluster, registry, "east", protocol));
            try (MonitorRack rack =
                    MonitorRack.start(1, directory.resolve("west"), settings(cluster, registry, "west", protocol))) {
                RoleProcess west = rack.instance(0);
                eventually(
                        "all tasks spread over the instances", () -> isSettled(client, protocol, instancesInEast + 1));
                int first = input.size() * 3 / 4;
                send(client, input.subList(0, first));
                eventually("three quarters read", () -> TestMonitor.committed(client, INPUTS) == first);
                for (String topic : INTERNAL) {
                    eventually("all of " + topic + " read", () -> isRead(client, topic));
                }
                eventually(
                        () -> "a copy of everything in west, which lacks " + copies(west),
                        () -> copies(west).keySet().equals(changelogs(client))
                                && copies(west).values().stream().allMatch(lag -> lag <= 1),
                        DEADLINE);
                long followed = metric(west, "driftmeter_standby_records_total");
                long restored = metric(west, "driftmeter_restore_records_total");
                assertThat(followed).as("records that standbys in west loaded").isPositive();

                east.kill();
                send(client, input.subList(first, input.size()));
                List<PerformanceReport> reports = PerformanceReports.committedUntil(
                        client,
                        found -> PerformanceReports.figures(found).keySet().containsAll(expected.keySet()));

                assertThat(reports).extracting(PerformanceReport::getReportId).doesNotHaveDuplicates();
                assertThat(PerformanceReports.figures(reports)).isEqualTo(expected);
                assertThat(metric(west, "driftmeter_restore_records_total") - restored)
                        .as("records restored in west, of %d that its standbys had", followed)
                        .isZero();
            } finally {
                east.kill();
            }
        }
    }

    private static Map<String, String> settings(
            KafkaCluster cluster, EmbeddedRegistry registry, String rack, GroupProtocol protocol) {
        Map<String, String> settings = new TreeMap<>(MonitorRack.settings(cluster, registry, rack));
        settings.put("idle.time", "48h");
        settings.putAll(TestMonitor.settings(protocol));
        if (protocol == GroupProtocol.STREAMS) {
            settings.keySet().removeAll(MonitorRack.RACK_AWARENESS);
        }
        return settings;
    }

    private ChildProcess start(String rack, int instances, Map<String, String> settings) {
        List<String> arguments = new ArrayList<>(
                List.of(Integer.toString(instances), directory.resolve(rack).toString()));
        settings.forEach((key, text) -> arguments.add(key + "=" + text));
        return ChildProcess.start(
                MonitorRack.class,
                List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"),
                arguments,
                directory.resolve(rack + ".log"));
    }

    private static void prepare(ClusterClient client, RegistryConnection connection) throws Exception {
        try (SchemaRegistryClient registry = connection.newClient()) {
            registry.register(ScoredMonitor.PREDICTIONS + "-value", new AvroSchema(PredictionEvent.getClassSchema()));
            registry.register(ScoredMonitor.LABELS + "-value", new AvroSchema(LabelEvent.getClassSchema()));
        }
        TestMonitor.configureGroup(client, TestMonitor.APPLICATION, 1);
        client.createTopic(ScoredMonitor.PREDICTIONS, PREDICTION_PARTITIONS);
        client.createTopic(ScoredMonitor.LABELS, LABEL_PARTITIONS);
        TopicCatalogue topics = TopicCatalogue.DEFAULT;
        topics.own().forEach(topic -> client.createTopic(topic.name(), topic.partitions()));
        MonitorDefinition definition = ScoredMonitor.definition();
        client.produce(
                MonitorKey.serde().serializer(),
                AvroSerde.forValues(MonitorDefinition.class, connection).serializer(),
                List.of(new ProducerRecord<>(
                        topics.monitors().name(), new MonitorKey(definition.getModel(), 1), definition)));
    }

    private static void send(ClusterClient client, List<ProducerRecord<byte[], byte[]>> records) {
        client.produce(new ByteArraySerializer(), new ByteArraySerializer(), records);
    }

    private static boolean isSettled(ClusterClient client, GroupProtocol protocol, int instances) {
        return protocol == GroupProtocol.STREAMS
                ? isSettledByBrokers(client, instances)
                : isSettledByInstances(client, instances);
    }

    /** Whether each instance has tasks, and no partition is withheld from its new owner until the old one has given it up. */
    private static boolean isSettledByInstances(ClusterClient client, int instances) {
        try {
            List<Integer> partitions =
                    client
                            .admin()
                            .describeConsumerGroups(List.of(TestMonitor.APPLICATION))
                            .all()
                            .get()
                            .values()
                            .stream()
                            .flatMap(group -> group.members().stream())
                            .map(member -> member.assignment().topicPartitions().size())
                            .toList();
            return partitions.size() == instances
                    && !partitions.contains(0)
                    && partitions.stream().mapToInt(Integer::intValue).sum() == SOURCE_PARTITIONS;
        } catch (Exception notYet) {
            return false;
        }
    }

    /** Whether each instance has tasks, and no task is withheld from its new owner. */
    private static boolean isSettledByBrokers(ClusterClient client, int instances) {
        try {
            StreamsGroupDescription group = client.admin()
                    .describeStreamsGroups(List.of(TestMonitor.APPLICATION))
                    .describedGroups()
                    .values()
                    .iterator()
                    .next()
                    .get();
            Set<String> withTasks = group.members().stream()
                    .filter(member -> !member.assignment().activeTasks().isEmpty())
                    .map(StreamsGroupMemberDescription::processId)
                    .collect(Collectors.toSet());
            return group.groupState() == GroupState.STABLE && withTasks.size() == instances;
        } catch (Exception notYet) {
            return false;
        }
    }

    /**
     * What an instance has of the stores' partitions, as the task itself or as a standby: offsets of the changelog that its copy lacks. The
     * mark that ends a transaction is one of them.
     */
    private static Map<String, Long> copies(RoleProcess instance) {
        KafkaStreams streams = instance.runner().streams();
        Map<String, Long> lags = new TreeMap<>();
        streams.allLocalStorePartitionLags()
                .forEach((store, partitions) ->
                        partitions.forEach((partition, lag) -> lags.put(store + " " + partition, lag.offsetLag())));
        return lags;
    }

    /** All partitions of the stores that have a changelog. */
    private static Set<String> changelogs(ClusterClient client) {
        try {
            List<String> topics = client.admin().listTopics().names().get().stream()
                    .filter(topic -> topic.endsWith(CHANGELOG))
                    .toList();
            Set<String> partitions = new TreeSet<>();
            client.admin()
                    .describeTopics(topics)
                    .allTopicNames()
                    .get()
                    .forEach((topic, description) -> description
                            .partitions()
                            .forEach(partition -> partitions.add(store(topic) + " " + partition.partition())));
            return partitions;
        } catch (Exception error) {
            throw new IllegalStateException(error);
        }
    }

    private static String store(String changelog) {
        return changelog.substring(TestMonitor.APPLICATION.length() + 1, changelog.length() - CHANGELOG.length());
    }

    /** Whether the group has committed the last record of every partition of an internal topic. */
    private static boolean isRead(ClusterClient client, String name) {
        String topic = TestMonitor.APPLICATION + "-" + name + "-repartition";
        try {
            Map<TopicPartition, OffsetAndMetadata> committed = client.admin()
                    .listConsumerGroupOffsets(TestMonitor.APPLICATION)
                    .partitionsToOffsetAndMetadata()
                    .get();
            return client.readAllCommitted(topic, new ByteArrayDeserializer(), new ByteArrayDeserializer()).stream()
                    .allMatch(record -> {
                        OffsetAndMetadata read = committed.get(new TopicPartition(topic, record.partition()));
                        return read != null && read.offset() > record.offset();
                    });
        } catch (Exception error) {
            throw new IllegalStateException(error);
        }
    }

    private static long metric(RoleProcess instance, String name) throws Exception {
        URI metrics = URI.create("http://127.0.0.1:" + instance.healthPort() + "/metrics");
        String text = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(metrics).build(), HttpResponse.BodyHandlers.ofString())
                .body();
        return text.lines()
                .filter(line -> line.startsWith(name + " "))
                .mapToLong(line -> Math.round(Double.parseDouble(line.substring(name.length() + 1))))
                .findFirst()
                .orElseThrow();
    }
}
