package io.driftmeter.monitor.testing;

import io.driftmeter.avro.LabelEvent;
import io.driftmeter.avro.PredictionEvent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Predictions and the labels that come for them, each partition in the order of arrival: some late, too late, twice,
 * corrected, taken back, of no use, beyond the horizon, or without a prediction.
 */
public final class ScoredStream {

    /** Event time of the first prediction. */
    public static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

    /** Event time that the predictions cover. */
    public static final Duration LENGTH = Duration.ofHours(6);

    private static final int MINUTE = 60_000;

    private record Arrival(long arrives, ProducerRecord<byte[], byte[]> record) {}

    private final Random random;
    private final long kafkaTimestamp;
    private final List<Arrival> arrivals = new ArrayList<>();

    private ScoredStream(long seed, long kafkaTimestamp) {
        this.random = new Random(seed);
        this.kafkaTimestamp = kafkaTimestamp;
    }

    /**
     * Makes a stream.
     *
     * @return the records of all partitions, those of each in order; the last ones are far ahead and close everything
     */
    public static List<ProducerRecord<byte[], byte[]>> make(
            long seed, long kafkaTimestamp, int predictions, int predictionPartitions, int labelPartitions) {
        ScoredStream stream = new ScoredStream(seed, kafkaTimestamp);
        for (int number = 0; number < predictions; number++) {
            long arrives = START.toEpochMilli() + LENGTH.toMillis() * number / predictions;
            stream.decision("p" + number, arrives, predictionPartitions, labelPartitions);
        }
        long end = START.plus(LENGTH).plus(Duration.ofHours(20)).toEpochMilli();
        for (int partition = 0; partition < predictionPartitions; partition++) {
            stream.predict("last" + partition, partition, end, end, "good");
        }
        for (int partition = 0; partition < labelPartitions; partition++) {
            stream.label("last" + partition, partition, end, end, "good");
        }
        return stream.arrivals.stream()
                .sorted(Comparator.comparingLong(Arrival::arrives))
                .map(Arrival::record)
                .toList();
    }

    private void decision(String id, long arrives, int predictionPartitions, int labelPartitions) {
        int partition = random.nextInt(predictionPartitions);
        int kind = random.nextInt(100);
        long behind = kind < 4
                ? 2 * MINUTE + random.nextInt(7 * MINUTE)
                : kind < 5 ? 15 * MINUTE : random.nextInt(MINUTE / 2);
        predict(id, partition, arrives - behind, arrives, answer());
        if (random.nextInt(20) == 0) {
            predict(id, partition, arrives - behind + 1_000, arrives + 2_000, answer());
        }
        int labelPartition = random.nextInt(labelPartitions);
        long delay = random.nextInt(140 * MINUTE) - 10L * MINUTE;
        for (int labels = random.nextInt(4); labels > 0; labels--) {
            long time = arrives - behind + delay;
            long late = random.nextInt(10) == 0 ? random.nextInt(14 * MINUTE) : 0;
            label(random.nextInt(50) == 0 ? "nobody-" + id : id, labelPartition, time, time + late, truth());
            delay += random.nextInt(3) == 0 ? 0 : random.nextInt(20 * MINUTE);
        }
    }

    private String answer() {
        return random.nextInt(3) == 0 ? "bad" : "good";
    }

    private @Nullable Object truth() {
        int kind = random.nextInt(40);
        return kind == 0 ? null : kind == 1 ? (Object) 0.5 : answer();
    }

    private void predict(String id, int partition, long time, long arrives, String answer) {
        PredictionEvent event = PredictionEvent.newBuilder()
                .setPredictionId(id)
                .setModel(TestModel.MODEL)
                .setModelVersion("1")
                .setEventTime(Instant.ofEpochMilli(time))
                .setPrediction(answer)
                .setScore(Math.floorMod(id.hashCode(), 1000) / 1000.0)
                .build();
        add(ScoredMonitor.PREDICTIONS, partition, arrives, id, event, ScoredMonitor.PREDICTIONS_SCHEMA);
        if (random.nextInt(25) == 0) {
            add(ScoredMonitor.PREDICTIONS, partition, arrives + 500, id, event, ScoredMonitor.PREDICTIONS_SCHEMA);
        }
    }

    private void label(String id, int partition, long time, long arrives, @Nullable Object truth) {
        if (truth == null && random.nextBoolean()) {
            add(ScoredMonitor.LABELS, partition, arrives, id, null, 0);
            return;
        }
        LabelEvent event = new LabelEvent(id, Instant.ofEpochMilli(time), truth);
        add(ScoredMonitor.LABELS, partition, arrives, id, event, ScoredMonitor.LABELS_SCHEMA);
        if (random.nextInt(25) == 0) {
            add(ScoredMonitor.LABELS, partition, arrives, id, event, ScoredMonitor.LABELS_SCHEMA);
        }
    }

    private void add(String topic, int partition, long arrives, String id, @Nullable SpecificRecord event, int schema) {
        byte[] value = event == null ? null : TestStream.framed(schema, event);
        byte[] key = id.getBytes(StandardCharsets.UTF_8);
        arrivals.add(new Arrival(arrives, new ProducerRecord<>(topic, partition, kafkaTimestamp, key, value)));
    }
}
