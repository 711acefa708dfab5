package io.driftmeter.benchmarks.scale;

import io.driftmeter.avro.LabelEvent;
import io.driftmeter.avro.PredictionEvent;
import io.driftmeter.benchmarks.throughput.Platform;
import io.driftmeter.schemas.serde.AvroSerde;
import io.driftmeter.schemas.serde.RegistryConnection;
import java.time.Instant;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongFunction;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.StringSerializer;

/** Writes predictions, and then their labels, at a steady rate; every event happens when it is written. */
final class EventWriter {

    private static final long SEED = 20_261_121;
    private static final long BATCH_NANOSECONDS = 10_000_000;
    private static final long NANOSECONDS = 1_000_000_000;

    private final Platform.Address platform;
    private final int recordsPerSecond;

    EventWriter(Platform.Address platform, int recordsPerSecond) {
        this.platform = platform;
        this.recordsPerSecond = recordsPerSecond;
    }

    /** Writes so many predictions from a number on. */
    void writePredictions(int first, int number) {
        SplittableRandom random = new SplittableRandom(SEED);
        write(ScoredModel.PREDICTIONS, PredictionEvent.class, first, number, index -> {
            double score = random.nextDouble();
            return PredictionEvent.newBuilder()
                    .setPredictionId(id(index))
                    .setModel(ScoredModel.MODEL)
                    .setModelVersion(ScoredModel.VERSION)
                    .setEventTime(now())
                    .setPrediction(score > 0.5 ? ScoredModel.POSITIVE : ScoredModel.NEGATIVE)
                    .setScore(score)
                    .build();
        });
    }

    /** Writes the labels of the first so many predictions, in the same order. */
    void writeLabels(int number) {
        SplittableRandom random = new SplittableRandom(SEED);
        write(
                ScoredModel.LABELS,
                LabelEvent.class,
                0,
                number,
                index -> new LabelEvent(
                        id(index), now(), random.nextDouble() > 0.4 ? ScoredModel.POSITIVE : ScoredModel.NEGATIVE));
    }

    private static Instant now() {
        return Instant.ofEpochMilli(System.currentTimeMillis());
    }

    /** The id of a prediction: a random UUID, as most services make them, the same in every run. */
    private static String id(long number) {
        SplittableRandom random = new SplittableRandom(SEED + number);
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }

    private <T extends SpecificRecord> void write(
            String topic, Class<T> type, int first, int number, LongFunction<T> event) {
        Map<String, Object> properties =
                Map.of("bootstrap.servers", platform.bootstrapServers(), "compression.type", "lz4", "linger.ms", 20);
        try (Serde<T> serde = AvroSerde.forValues(type, RegistryConnection.at(platform.registryUrl()));
                KafkaProducer<String, T> producer =
                        new KafkaProducer<>(properties, new StringSerializer(), serde.serializer())) {
            long begun = System.nanoTime();
            for (int index = 0; index < number; index++) {
                long due = begun + index * (NANOSECONDS / recordsPerSecond);
                while (due - System.nanoTime() > BATCH_NANOSECONDS) {
                    LockSupport.parkNanos(BATCH_NANOSECONDS);
                }
                producer.send(new ProducerRecord<>(topic, id(first + index), event.apply(first + index)));
            }
        }
    }
}
