package io.driftmeter.benchmarks.throughput;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.driftmeter.avro.FeatureEvent;
import io.driftmeter.schemas.serde.RegistryConnection;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Writes a load to its topic, lz4-compressed, in the order of event time. Rows are encoded once and used again, each time with
 * another id and time.
 */
final class LoadWriter {

    /** Event time of the first record, in milliseconds since the epoch. */
    static final long START = 1_767_225_600_000L;

    /** Event time between two records, in milliseconds: 20,000 records a minute. */
    static final long STEP = 3;

    private static final int ROWS = 500;
    private static final long SEED = 20261121;

    private LoadWriter() {}

    /** Makes the topic and fills it. */
    static void write(Load load, Platform.Address platform) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", platform.bootstrapServers()))) {
            admin.createTopics(Set.of(new NewTopic(load.topic(), Load.PARTITIONS, (short) 1)
                            .configs(Map.of("retention.ms", "-1", "message.timestamp.type", "LogAppendTime"))))
                    .all()
                    .get();
        }
        SchemaRegistryClient registry =
                RegistryConnection.at(platform.registryUrl()).newClient();
        int schema = registry.register(load.topic() + "-value", new AvroSchema(FeatureEvent.getClassSchema()));
        fill(load, platform.bootstrapServers(), schema);
    }

    private static void fill(Load load, String bootstrapServers, int schema)
            throws InterruptedException, ExecutionException {
        List<byte[]> rows = rows(load);
        Map<String, Object> properties = Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "compression.type",
                "lz4",
                "batch.size",
                262_144,
                "linger.ms",
                50,
                "buffer.memory",
                134_217_728L);
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (int i = 0; i < load.records(); i++) {
                String id = "prediction-" + i;
                byte[] value = record(schema, id, Load.model(i % load.models()), START + i * STEP, rows.get(i % ROWS));
                producer.send(new ProducerRecord<>(load.topic(), i % Load.PARTITIONS, null, value));
            }
            producer.flush();
        }
    }

    private static List<byte[]> rows(Load load) {
        LoadValues values = new LoadValues(load.features(), SEED);
        Schema features = FeatureEvent.getClassSchema().getField("features").schema();
        List<byte[]> rows = new ArrayList<>();
        for (int i = 0; i < ROWS; i++) {
            rows.add(encoded(encoder -> new GenericDatumWriter<>(features).write(values.next(), encoder)));
        }
        return rows;
    }

    private static byte[] record(int schema, String id, String model, long time, byte[] row) {
        byte[] header = encoded(encoder -> {
            encoder.writeString(id);
            encoder.writeString(model);
            encoder.writeString(ProductSetup.VERSION);
            encoder.writeLong(time);
        });
        return ByteBuffer.allocate(5 + header.length + row.length)
                .put((byte) 0)
                .putInt(schema)
                .put(header)
                .put(row)
                .array();
    }

    private interface Writing {
        void to(BinaryEncoder encoder) throws IOException;
    }

    private static byte[] encoded(Writing writing) {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(out, null);
            writing.to(encoder);
            encoder.flush();
            return out.toByteArray();
        } catch (IOException error) {
            throw new UncheckedIOException(error);
        }
    }
}
