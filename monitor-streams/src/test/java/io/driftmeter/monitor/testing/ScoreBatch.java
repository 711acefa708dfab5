package io.driftmeter.monitor.testing;

import io.driftmeter.avro.LabelEvent;
import io.driftmeter.avro.PredictionEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * What the performance reports of {@link ScoredMonitor} have to say, counted from the partitions' logs in one go. It shares
 * no code with the product.
 */
public final class ScoreBatch {

    private static final long MINUTE = 60_000;
    private static final long GRACE = MINUTE;
    private static final long LATENESS = 10 * MINUTE;
    private static final long HORIZON = 120 * MINUTE;
    private static final long WINDOW = 60 * MINUTE;
    private static final long ADVANCE = 30 * MINUTE;

    /** A sixteenth, an eighth, a quarter and a half of the horizon. */
    private static final List<Long> AGES = List.of(HORIZON / 16, HORIZON / 8, HORIZON / 4, HORIZON / 2);

    /** A sixteenth of the horizon in whole minutes. */
    private static final long STEP = 8 * MINUTE;

    private record Prediction(String id, long time, long behind, String answer) {}

    private record Label(long time, long behind, @Nullable Object truth) {}

    private final Map<String, Long> highest = new HashMap<>();
    private final Map<String, List<Prediction>> predictions = new HashMap<>();
    private final Map<String, List<Label>> labels = new HashMap<>();

    private ScoreBatch() {}

    /** Figures by "stage@window start": predictions, then tp, fp, tn, fn. Windows without predictions have none. */
    public static Map<String, List<Long>> count(List<ProducerRecord<byte[], byte[]>> records) {
        ScoreBatch batch = new ScoreBatch();
        records.forEach(batch::read);
        Map<String, List<Long>> figures = new TreeMap<>();
        long end = ScoredStream.START.plus(ScoredStream.LENGTH).toEpochMilli();
        for (long start = ScoredStream.START.toEpochMilli() - WINDOW; start < end; start += ADVANCE) {
            batch.figures(start, "FINAL", LATENESS, Long.MAX_VALUE, figures);
            batch.figures(start, "ON_TIME", GRACE, start + WINDOW, figures);
            for (int age = 0; age < AGES.size(); age++) {
                long time = (start + WINDOW + AGES.get(age) + STEP - 1) / STEP * STEP;
                batch.figures(start, "MATURING " + (age + 1), GRACE, time, figures);
            }
        }
        return figures;
    }

    private void read(ProducerRecord<byte[], byte[]> record) {
        String partition = record.topic() + record.partition();
        long before = highest.getOrDefault(partition, 0L);
        String key = new String(record.key(), StandardCharsets.UTF_8);
        if (record.value() == null) {
            labels.computeIfAbsent(key, id -> new ArrayList<>()).add(new Label(before, 0, null));
            return;
        }
        boolean isLabel = record.topic().equals(ScoredMonitor.LABELS);
        GenericRecord event =
                decode(isLabel ? LabelEvent.getClassSchema() : PredictionEvent.getClassSchema(), record.value());
        long time = (Long) event.get(isLabel ? "labelTime" : "eventTime");
        if (isLabel) {
            Object truth = event.get("label");
            Object text = truth instanceof CharSequence ? truth.toString() : truth;
            labels.computeIfAbsent(key, id -> new ArrayList<>()).add(new Label(time, before - time, text));
        } else {
            predictions
                    .computeIfAbsent(key, id -> new ArrayList<>())
                    .add(new Prediction(
                            key, time, before - time, event.get("prediction").toString()));
        }
        highest.merge(partition, time, Math::max);
    }

    private void figures(long start, String stage, long mostBehind, long knownBefore, Map<String, List<Long>> figures) {
        long[] counts = new long[5];
        predictions
                .values()
                .forEach(copies -> copies.stream()
                        .filter(copy -> copy.behind() <= mostBehind)
                        .min(Comparator.comparingLong(Prediction::time))
                        .filter(first -> start <= first.time() && first.time() < start + WINDOW)
                        .ifPresent(first ->
                                add(counts, first, truth(first, mostBehind, label -> label.time() < knownBefore))));
        if (counts[0] > 0) {
            figures.put(stage + "@" + start, List.of(counts[0], counts[1], counts[2], counts[3], counts[4]));
        }
    }

    private @Nullable Object truth(Prediction prediction, long mostBehind, Predicate<Label> known) {
        return labels.getOrDefault(prediction.id(), List.of()).stream()
                .filter(known)
                .filter(label -> label.behind() <= mostBehind)
                .filter(label -> Math.abs(label.time() - prediction.time()) <= HORIZON)
                .filter(label -> label.truth() == null || label.truth() instanceof String)
                .max(Comparator.comparingLong(Label::time)
                        .thenComparing(label -> label.truth() == null)
                        .thenComparing(label -> String.valueOf(label.truth())))
                .map(Label::truth)
                .orElse(null);
    }

    private static void add(long[] counts, Prediction prediction, @Nullable Object truth) {
        counts[0]++;
        if (truth != null) {
            boolean saidBad = prediction.answer().equals("bad");
            boolean wasBad = truth.equals("bad");
            counts[saidBad ? wasBad ? 1 : 2 : wasBad ? 4 : 3]++;
        }
    }

    private static GenericRecord decode(Schema schema, byte[] value) {
        try {
            return new GenericDatumReader<GenericRecord>(schema)
                    .read(null, DecoderFactory.get().binaryDecoder(value, 5, value.length - 5, null));
        } catch (IOException error) {
            throw new UncheckedIOException(error);
        }
    }
}
