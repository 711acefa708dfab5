package io.driftmeter.monitor.segment;

import io.driftmeter.avro.FeatureEvent;
import io.driftmeter.avro.LabelEvent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Features, predictions in a record type of the producer's own, and labels: of three versions and of a model that nobody watches; some late, too
 * late, twice, unlike, without features, or with features that come after the prediction.
 */
final class SegmentedStream {

    static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
    static final Duration LENGTH = Duration.ofMinutes(60);

    private static final Map<String, Integer> SCHEMA_IDS =
            Map.of(SegmentedModel.FEATURES, 1, SegmentedModel.PREDICTIONS, 2, SegmentedModel.LABELS, 3);

    static final Schema PREDICTION = new Schema.Parser().parse("""
            {"type": "record", "name": "Answer", "fields": [
              {"name": "channel", "type": ["null", "string"]},
              {"name": "predictionId", "type": "string"},
              {"name": "model", "type": "string"},
              {"name": "modelVersion", "type": "string"},
              {"name": "eventTime", "type": "long"},
              {"name": "prediction", "type": "string"}
            ]}""");

    private static final int MINUTE = 60_000;

    private record Arrival(long arrives, ProducerRecord<byte[], byte[]> record) {}

    private final Random random;
    private final long kafkaTimestamp;
    private final int partitions;
    private final List<Arrival> arrivals = new ArrayList<>();

    private SegmentedStream(long seed, long kafkaTimestamp, int partitions) {
        this.random = new Random(seed);
        this.kafkaTimestamp = kafkaTimestamp;
        this.partitions = partitions;
    }

    /** All records, those of each partition in order; the last ones are far ahead and close everything. */
    static List<ProducerRecord<byte[], byte[]>> make(long seed, long kafkaTimestamp, int decisions, int partitions) {
        SegmentedStream stream = new SegmentedStream(seed, kafkaTimestamp, partitions);
        for (int number = 0; number < decisions; number++) {
            stream.decision("p" + number, START.toEpochMilli() + LENGTH.toMillis() * number / decisions);
        }
        long end = START.plus(LENGTH).plus(Duration.ofHours(3)).toEpochMilli();
        for (int partition = 0; partition < partitions; partition++) {
            stream.features("last" + partition, SegmentedModel.MODEL, "1", partition, end, end);
            stream.predict("last" + partition, SegmentedModel.MODEL, "1", partition, end, end);
            stream.label("last" + partition, partition, end, end);
        }
        return stream.arrivals.stream()
                .sorted(Comparator.comparingLong(Arrival::arrives))
                .map(Arrival::record)
                .toList();
    }

    private void decision(String id, long arrives) {
        String model = random.nextInt(50) == 0 ? "unwatched" : SegmentedModel.MODEL;
        String version = List.of("1", "1", "2", "3").get(random.nextInt(4));
        long time = arrives - behind();
        predict(id, model, version, random.nextInt(partitions), time, arrives);
        int kind = random.nextInt(20);
        if (kind > 0) {
            long asked = kind == 1 ? time + random.nextInt(25 * MINUTE) : time - random.nextInt(500);
            features(id, model, version, random.nextInt(partitions), asked, Math.max(asked, arrives));
        }
        if (kind == 2) {
            long again = time - random.nextInt(5 * MINUTE);
            features(id, model, version, random.nextInt(partitions), again, arrives);
        }
        if (random.nextInt(4) > 0) {
            long labelled = time + random.nextInt(25 * MINUTE);
            long late = random.nextInt(10) == 0 ? random.nextInt(14 * MINUTE) : 0;
            label(id, random.nextInt(partitions), labelled, Math.max(labelled, arrives) + late);
        }
    }

    private long behind() {
        int kind = random.nextInt(100);
        if (kind < 6) {
            return 2 * MINUTE + random.nextInt(7 * MINUTE);
        }
        return kind < 8 ? 15 * MINUTE : random.nextInt(MINUTE / 2);
    }

    private void features(String id, String model, String version, int partition, long time, long arrives) {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("income", random.nextInt(10) == 0 ? null : 1_000 + random.nextGaussian() * 250);
        values.put("amount", amount());
        values.put("country", List.of("DE", "FR", "IT", "other", "").get(random.nextInt(5)));
        if (random.nextInt(20) > 0) {
            values.put("purpose", List.of("car", "house", "boat", "plane").get(random.nextInt(4)));
        }
        FeatureEvent event = new FeatureEvent(id, model, version, Instant.ofEpochMilli(time), values);
        byte[] value = framed(SegmentedModel.FEATURES, event, SpecificData.getForSchema(event.getSchema()));
        add(SegmentedModel.FEATURES, partition, arrives, id, value);
        if (random.nextInt(30) == 0) {
            add(SegmentedModel.FEATURES, partition, arrives + 500, id, value);
        }
    }

    private @Nullable Object amount() {
        return switch (random.nextInt(8)) {
            case 0 -> null;
            case 1 -> Double.NaN;
            case 2 -> 1_000L;
            case 3 -> 5_000L;
            case 4 -> "5000";
            case 5 -> 5_000.0;
            default -> (double) random.nextInt(8_000);
        };
    }

    private void predict(String id, String model, String version, int partition, long time, long arrives) {
        GenericRecord event = new GenericData.Record(PREDICTION);
        event.put("channel", random.nextInt(10) == 0 ? null : random.nextBoolean() ? "web" : "app");
        event.put("predictionId", id);
        event.put("model", model);
        event.put("modelVersion", version);
        event.put("eventTime", time);
        event.put("prediction", random.nextInt(3) == 0 ? "bad" : "good");
        add(
                SegmentedModel.PREDICTIONS,
                partition,
                arrives,
                id,
                framed(SegmentedModel.PREDICTIONS, event, GenericData.get()));
    }

    private void label(String id, int partition, long time, long arrives) {
        LabelEvent event = new LabelEvent(id, Instant.ofEpochMilli(time), random.nextInt(3) == 0 ? "bad" : "good");
        byte[] value = framed(SegmentedModel.LABELS, event, SpecificData.getForSchema(event.getSchema()));
        add(SegmentedModel.LABELS, partition, arrives, id, value);
    }

    private void add(String topic, int partition, long arrives, String id, byte[] value) {
        byte[] key = id.getBytes(StandardCharsets.UTF_8);
        arrivals.add(new Arrival(arrives, new ProducerRecord<>(topic, partition, kafkaTimestamp, key, value)));
    }

    /** Registry id of the schema that a topic is written with. */
    static int schemaId(String topic) {
        return Objects.requireNonNull(SCHEMA_IDS.get(topic));
    }

    private static byte[] framed(String topic, GenericRecord record, GenericData data) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            bytes.write(new byte[] {0, 0, 0, 0, (byte) schemaId(topic)});
            BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
            new GenericDatumWriter<Object>(record.getSchema(), data).write(record, encoder);
            encoder.flush();
            return bytes.toByteArray();
        } catch (IOException error) {
            throw new UncheckedIOException(error);
        }
    }
}
