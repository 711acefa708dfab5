package io.driftmeter.benchmarks.throughput;

import io.driftmeter.avro.AlertingDefinition;
import io.driftmeter.avro.DuplicateHandling;
import io.driftmeter.avro.Judgement;
import io.driftmeter.avro.MonitorDefinition;
import io.driftmeter.avro.WindowLength;
import io.driftmeter.monitor.reference.ReferenceCodec;
import io.driftmeter.monitor.reference.ReferenceScope;
import io.driftmeter.schemas.key.MonitorKey;
import io.driftmeter.schemas.key.ReferenceKey;
import io.driftmeter.schemas.serde.AvroSerde;
import io.driftmeter.schemas.serde.RegistryConnection;
import io.driftmeter.schemas.topic.TopicCatalogue;
import io.driftmeter.schemas.topic.TopicDescription;
import io.driftmeter.statistics.reference.ReferenceBuilder;
import io.driftmeter.statistics.reference.ReferenceProfile;
import io.driftmeter.statistics.reference.ReferenceSettings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.Serde;

/** Our topics, and a monitor with a reference for each model of a load; under a prefix for each load. */
final class ProductSetup {

    /** Version of every model. */
    static final String VERSION = "1";

    /** How far behind the newest row a row is still on time. */
    static final Duration GRACE = Duration.ofMinutes(1);

    private static final Duration LATENESS = Duration.ofMinutes(30);
    private static final int REFERENCE_ROWS = 4_000;
    private static final long SEED = 20261122;

    private ProductSetup() {}

    static TopicCatalogue topics(Load load) {
        return new TopicCatalogue("driftmeter." + load.topic() + ".");
    }

    /** Creates the topics and publishes. */
    static void publish(Load load, Platform.Address platform, Duration window) throws Exception {
        TopicCatalogue topics = topics(load);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", platform.bootstrapServers()))) {
            admin.createTopics(topics.own().stream()
                            .map((TopicDescription topic) -> topic.newTopic((short) 1))
                            .toList())
                    .all()
                    .get();
        }
        RegistryConnection registry = RegistryConnection.at(platform.registryUrl());
        try (Publisher<ReferenceKey, io.driftmeter.avro.ReferenceProfile> references = new Publisher<>(
                        platform,
                        topics.references().name(),
                        ReferenceKey.serde(),
                        AvroSerde.forValues(io.driftmeter.avro.ReferenceProfile.class, registry));
                Publisher<MonitorKey, MonitorDefinition> monitors = new Publisher<>(
                        platform,
                        topics.monitors().name(),
                        MonitorKey.serde(),
                        AvroSerde.forValues(MonitorDefinition.class, registry))) {
            for (int model = 0; model < load.models(); model++) {
                String name = Load.model(model);
                ReferenceCodec.toParts(reference(load, model), ReferenceScope.always(name, VERSION))
                        .forEach(part -> references.send(
                                new ReferenceKey(name, VERSION, part.getReferenceId(), part.getPart()), part));
                monitors.send(new MonitorKey(name, 1), monitor(name, load, window));
            }
        }
    }

    private static MonitorDefinition monitor(String model, Load load, Duration window) {
        return MonitorDefinition.newBuilder()
                .setModel(model)
                .setRevision(1)
                .setFeaturesTopic(load.topic())
                .setDriftWindows(List.of(new WindowLength(window.toMillis(), window.toMillis(), null)))
                .setGraceMilliseconds(GRACE.toMillis())
                .setLatenessMilliseconds(LATENESS.toMillis())
                .setSegmentations(LoadSegments.of(load))
                .setDuplicates(load.copiesRemoved() ? DuplicateHandling.REMOVE : DuplicateHandling.KEEP)
                .setJudgement(Judgement.newBuilder().build())
                .setAlerting(AlertingDefinition.newBuilder().build())
                .build();
    }

    /** The reference of a model, of rows of its own that are like those of the load. */
    static ReferenceProfile reference(Load load, int model) {
        LoadValues values = new LoadValues(load.features(), SEED + model);
        ReferenceBuilder builder = new ReferenceBuilder(ReferenceSettings.DEFAULT);
        for (int row = 0; row < REFERENCE_ROWS; row++) {
            builder.add(values.next(), OptionalLong.empty());
        }
        return builder.build(Optional.empty());
    }

    /** Writes to one topic and waits, when it is closed, until all is acknowledged. */
    private record Publisher<K, V extends SpecificRecord>(String topic, KafkaProducer<K, V> producer)
            implements AutoCloseable {

        Publisher(Platform.Address platform, String topic, Serde<K> keys, Serde<V> values) {
            this(
                    topic,
                    new KafkaProducer<>(
                            Map.of("bootstrap.servers", platform.bootstrapServers()),
                            keys.serializer(),
                            values.serializer()));
        }

        void send(K key, V value) {
            producer.send(new ProducerRecord<>(topic, key, value));
        }

        @Override
        public void close() {
            producer.close();
        }
    }
}
