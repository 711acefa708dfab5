package io.driftmeter.benchmarks.throughput;

import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Writes a load to its topic, lz4-compressed, in the order of event time. */
final class LoadWriter {

    /** Event time of the first record, in milliseconds since the epoch. */
    static final long START = 1_767_225_600_000L;

    /** Event time between two records, in milliseconds: 20,000 records a minute. */
    static final long STEP = 3;

    private LoadWriter() {}

    /** Fills the topic. */
    static void write(Load load, Platform.Address platform) throws Exception {
        LoadRecords records = LoadRecords.of(load, platform);
        try (KafkaProducer<byte[], byte[]> producer = producer(platform)) {
            for (int i = 0; i < load.records(); i++) {
                producer.send(records.record(i, START + i * STEP));
            }
            producer.flush();
        }
    }

    /** Makes the topic; its records get the time at which the broker appends them. */
    static void createTopic(Load load, Platform.Address platform) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", platform.bootstrapServers()))) {
            admin.createTopics(Set.of(new NewTopic(load.topic(), Load.PARTITIONS, (short) 1)
                            .configs(Map.of("retention.ms", "-1", "message.timestamp.type", "LogAppendTime"))))
                    .all()
                    .get();
        }
    }

    private static KafkaProducer<byte[], byte[]> producer(Platform.Address platform) {
        Map<String, Object> properties = Map.of(
                "bootstrap.servers",
                platform.bootstrapServers(),
                "compression.type",
                "lz4",
                "batch.size",
                262_144,
                "linger.ms",
                50,
                "buffer.memory",
                134_217_728L);
        return new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
    }
}
