package io.driftmeter.monitor.testing;

import io.driftmeter.avro.FeatureEvent;
import io.driftmeter.avro.PredictionEvent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** Input of a few hours: out of order, late, too late, of the future, malformed, without a value, of an unknown model, copied, and with ids that come twice. */
public final class TestStream {

    /** Registry id that features are written with. */
    public static final int FEATURES_SCHEMA = 1;

    /** Registry id that predictions are written with. */
    public static final int PREDICTIONS_SCHEMA = 2;

    /** Event time of the first record. */
    public static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

    /** Event time that the stream covers. */
    public static final Duration LENGTH = Duration.ofHours(3);

    /** In partitions with an odd number only every so-many-th record leads, so that a reader who has lost C misjudges the rest. */
    private static final int LEADER_EVERY = 40;

    /** A copy, or another record of the same id, comes at most so many records later. */
    private static final int MOST_BACK = 500;

    private final Random random;
    private final long kafkaTimestamp;

    /** A stream whose records carry one Kafka timestamp. */
    public TestStream(long seed, long kafkaTimestamp) {
        this.random = new Random(seed);
        this.kafkaTimestamp = kafkaTimestamp;
    }

    /** The records of one partition, in order; the last one is far ahead, and closes all windows before it. */
    public List<ProducerRecord<byte[], byte[]>> partition(String topic, int partition, int records) {
        List<ProducerRecord<byte[], byte[]>> sent = new ArrayList<>();
        for (int i = 0; i < records; i++) {
            long progress = START.toEpochMilli() + LENGTH.toMillis() * i / records;
            boolean behind = partition % 2 == 1 && i % LEADER_EVERY != 0;
            int copied = random.nextInt(100);
            if (i > 0 && copied < 2) {
                sent.add(sent.get(i - 1 - random.nextInt(Math.min(i, MOST_BACK))));
                continue;
            }
            int number = copied < 4 ? Math.max(0, i - 1 - random.nextInt(MOST_BACK)) : i;
            sent.add(record(topic, partition, progress, topic + partition + "-" + number, behind));
        }
        long closing = START.plus(LENGTH).plus(Duration.ofHours(2)).toEpochMilli();
        sent.add(send(topic, partition, event(topic, "closing" + partition, TestModel.MODEL, "1", closing)));
        return sent;
    }

    private ProducerRecord<byte[], byte[]> record(
            String topic, int partition, long progress, String id, boolean mustBeBehind) {
        int kind = random.nextInt(1000);
        String version = random.nextInt(4) == 0 ? "2" : "1";
        if (kind < 10) {
            return send(topic, partition, new byte[] {7, 7, 7});
        }
        if (kind < 15) {
            return send(topic, partition, null);
        }
        if (kind < 25) {
            long future = kind < 20
                    ? kafkaTimestamp + 301_000
                    : Instant.parse("9999-12-31T00:00:00Z").toEpochMilli();
            return send(topic, partition, event(topic, id, TestModel.MODEL, version, future));
        }
        if (kind < 30) {
            return send(topic, partition, event(topic, id, "another", version, progress));
        }
        long behind = random.nextInt(50_000);
        if (kind < 60 || mustBeBehind && kind % 2 == 0) {
            behind = 120_000L + random.nextInt(1_400_000);
        } else if (kind < 70 || mustBeBehind) {
            behind = 2_000_000L + random.nextInt(1_000_000);
        }
        return send(topic, partition, event(topic, id, TestModel.MODEL, version, progress - behind));
    }

    private byte[] event(String topic, String id, String model, String version, long time) {
        return topic.equals(TestModel.FEATURES)
                ? framed(FEATURES_SCHEMA, new FeatureEvent(id, model, version, Instant.ofEpochMilli(time), values()))
                : prediction(id, model, version, time, random.nextDouble());
    }

    /** A prediction of {@link TestModel}. */
    public static byte[] prediction(String id, String version, Instant time) {
        return prediction(id, TestModel.MODEL, version, time.toEpochMilli(), 0.5);
    }

    private static byte[] prediction(String id, String model, String version, long time, double score) {
        return framed(
                PREDICTIONS_SCHEMA,
                PredictionEvent.newBuilder()
                        .setPredictionId(id)
                        .setModel(model)
                        .setModelVersion(version)
                        .setEventTime(Instant.ofEpochMilli(time))
                        .setPrediction("good")
                        .setScore(score)
                        .build());
    }

    @SuppressWarnings("NullAway") // A feature may be null.
    private Map<String, Object> values() {
        Map<String, Object> values = new HashMap<>();
        values.put("income", random.nextInt(50) == 0 ? null : 1_000 + random.nextGaussian() * 250);
        values.put("age", random.nextInt(100) == 0 ? Double.NaN : (double) (20 + random.nextInt(55)));
        values.put("purpose", List.of("car", "house", "other", "boat").get(random.nextInt(4)));
        values.put("one-too-many", 1.0);
        return values;
    }

    private ProducerRecord<byte[], byte[]> send(String topic, int partition, byte @Nullable [] value) {
        return new ProducerRecord<>(topic, partition, kafkaTimestamp, null, value);
    }

    /** A record in the Confluent wire format. */
    public static byte[] framed(int schemaId, SpecificRecord record) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            bytes.write(new byte[] {0, 0, 0, 0, (byte) schemaId});
            BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
            new GenericDatumWriter<Object>(record.getSchema(), SpecificData.getForSchema(record.getSchema()))
                    .write(record, encoder);
            encoder.flush();
            return bytes.toByteArray();
        } catch (IOException error) {
            throw new UncheckedIOException(error);
        }
    }
}
