package io.driftmeter.benchmarks.scale;

import io.driftmeter.avro.AlertingDefinition;
import io.driftmeter.avro.Judgement;
import io.driftmeter.avro.MonitorDefinition;
import io.driftmeter.avro.PerformanceDefinition;
import io.driftmeter.avro.Task;
import io.driftmeter.avro.WindowLength;
import io.driftmeter.benchmarks.throughput.Platform;
import io.driftmeter.schemas.key.MonitorKey;
import io.driftmeter.schemas.serde.AvroSerde;
import io.driftmeter.schemas.serde.RegistryConnection;
import io.driftmeter.schemas.topic.TopicCatalogue;
import io.driftmeter.schemas.topic.TopicDescription;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** A model of two classes whose predictions are scored within thirty days, and its topics. */
final class ScoredModel {

    static final String MODEL = "credit-risk";
    static final String VERSION = "1";
    static final String POSITIVE = "bad";
    static final String NEGATIVE = "good";
    static final String PREDICTIONS = "predictions";
    static final String LABELS = "labels";
    static final int PARTITIONS = 4;

    /** Catalogue of our own topics. */
    static final TopicCatalogue TOPICS = new TopicCatalogue("driftmeter.");

    private static final Duration HORIZON = Duration.ofDays(30);
    private static final Duration GRACE = Duration.ofMinutes(1);
    private static final Duration LATENESS = Duration.ofMinutes(30);

    private ScoredModel() {}

    /** Creates the topics and publishes the monitor. */
    static void publish(Platform.Address platform) throws Exception {
        List<NewTopic> topics = new ArrayList<>();
        TOPICS.own().forEach((TopicDescription topic) -> topics.add(topic.newTopic((short) 1)));
        Stream.of(PREDICTIONS, LABELS).forEach(topic -> topics.add(new NewTopic(topic, PARTITIONS, (short) 1)));
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", platform.bootstrapServers()))) {
            admin.createTopics(topics).all().get();
        }
        RegistryConnection registry = RegistryConnection.at(platform.registryUrl());
        try (KafkaProducer<MonitorKey, MonitorDefinition> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", platform.bootstrapServers()),
                MonitorKey.serde().serializer(),
                AvroSerde.forValues(MonitorDefinition.class, registry).serializer())) {
            producer.send(new ProducerRecord<>(TOPICS.monitors().name(), new MonitorKey(MODEL, 1), definition()))
                    .get();
        }
    }

    private static MonitorDefinition definition() {
        WindowLength day = new WindowLength(
                Duration.ofDays(1).toMillis(), Duration.ofDays(1).toMillis(), null);
        return MonitorDefinition.newBuilder()
                .setModel(MODEL)
                .setRevision(1)
                .setPredictionsTopic(PREDICTIONS)
                .setLabelsTopic(LABELS)
                .setDriftWindows(List.of(day))
                .setGraceMilliseconds(GRACE.toMillis())
                .setLatenessMilliseconds(LATENESS.toMillis())
                .setPerformance(PerformanceDefinition.newBuilder()
                        .setTask(Task.BINARY)
                        .setPositiveClass(POSITIVE)
                        .setHorizonMilliseconds(HORIZON.toMillis())
                        .setWindows(List.of(day))
                        .build())
                .setJudgement(Judgement.newBuilder().build())
                .setAlerting(AlertingDefinition.newBuilder().build())
                .build();
    }
}
