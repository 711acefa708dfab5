package io.driftmeter.monitor.segment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * What the reports of {@link SegmentedModel} have to say, counted from the partitions' logs in one go by the rules as they are written down. It
 * shares no code with the product. Each figure has a name, such as {@code FINAL 1|country=DE@1772323200000 feature rows}.
 */
final class SegmentBatch {

    private static final long MINUTE = 60_000;
    private static final long WINDOW = 10 * MINUTE;
    private static final long GRACE = MINUTE;
    private static final long LATENESS = 10 * MINUTE;
    private static final long HORIZON = 20 * MINUTE;
    private static final long HOUR = 60 * MINUTE;

    private record Row(GenericRecord event, long time, long behind, List<String> segments) {}

    private final Map<String, Schema> schemas;
    private final long secondReferenceFrom;
    private final Map<String, Long> highest = new HashMap<>();
    private final Map<String, List<Row>> features = new HashMap<>();
    private final List<Row> predictions = new ArrayList<>();
    private final Map<String, Row> labels = new HashMap<>();
    private final Map<String, Long> figures = new TreeMap<>();

    SegmentBatch(Map<String, Schema> schemas, long secondReferenceFrom) {
        this.schemas = schemas;
        this.secondReferenceFrom = secondReferenceFrom;
    }

    /** All figures that are not 0. */
    Map<String, Long> count(List<ProducerRecord<byte[], byte[]>> records) {
        records.forEach(this::read);
        predictions.forEach(this::score);
        return figures;
    }

    private void read(ProducerRecord<byte[], byte[]> record) {
        String partition = record.topic() + record.partition();
        GenericRecord event = decode(Objects.requireNonNull(schemas.get(record.topic())), record.value());
        boolean isLabel = record.topic().equals("labels");
        long time = (Long) event.get(isLabel ? "labelTime" : "eventTime");
        long behind = highest.getOrDefault(partition, 0L) - time;
        highest.merge(partition, time, Math::max);
        if (isLabel) {
            labels.put(event.get("predictionId").toString(), new Row(event, time, behind, List.of()));
        } else if (event.get("model").toString().equals("loans") && behind <= LATENESS) {
            boolean isFeatures = record.topic().equals("features");
            Row row = new Row(event, time, behind, isFeatures ? ofFeatures(event) : ofPrediction(event));
            if (isFeatures) {
                features.computeIfAbsent(event.get("predictionId").toString(), id -> new ArrayList<>())
                        .add(row);
            } else {
                predictions.add(row);
            }
            drift(row, isFeatures);
        }
    }

    private void drift(Row row, boolean isFeatures) {
        String version = row.event().get("modelVersion").toString();
        long start = row.time() / WINDOW * WINDOW;
        List<String> segments = new ArrayList<>(row.segments());
        segments.add("all");
        for (String segment : segments) {
            String window = "FINAL " + version + "|" + known(segment, version, start) + "@" + start + " ";
            count(window + (isFeatures ? "feature rows" : "prediction rows"));
            if (row.behind() > GRACE) {
                count(window + "late rows");
            }
            if (isFeatures && hasReference(version, start)) {
                Map<?, ?> values = values(row.event());
                count(window + (values.get("income") == null ? "income missing" : "income values"));
                if (values.get("amount") instanceof String) {
                    count(window + "amount wrong type");
                }
            }
        }
    }

    /** Where no reference is in force, none names the values of purpose. */
    private String known(String segment, String version, long start) {
        return segment.startsWith("purpose=") && !hasReference(version, start) ? "purpose=other" : segment;
    }

    private boolean hasReference(String version, long start) {
        return version.equals("1") || version.equals("2") && start >= secondReferenceFrom;
    }

    private void score(Row prediction) {
        String version = prediction.event().get("modelVersion").toString();
        long start = prediction.time() / WINDOW * WINDOW;
        Row label = labels.get(prediction.event().get("predictionId").toString());
        score("SCORED_FINAL", version, start, prediction, label, LATENESS, Long.MAX_VALUE);
        if (prediction.behind() <= GRACE) {
            score("SCORED_ON_TIME", version, start, prediction, label, GRACE, start + WINDOW);
        }
    }

    private void score(
            String stage,
            String version,
            long start,
            Row prediction,
            @Nullable Row label,
            long mostBehind,
            long before) {
        List<String> segments = new ArrayList<>(prediction.segments());
        segments.add("all");
        segments.addAll(features
                .getOrDefault(prediction.event().get("predictionId").toString(), List.of())
                .stream()
                .filter(row -> row.behind() <= mostBehind)
                .filter(row -> before == Long.MAX_VALUE || row.time() < (prediction.time() / MINUTE + 1) * MINUTE)
                .filter(row -> row.time() >= prediction.time() - HOUR && row.time() <= prediction.time() + HORIZON)
                .min(Comparator.comparingLong(Row::time))
                .map(row -> row.segments().stream()
                        .map(segment -> known(segment, version, row.time() / WINDOW * WINDOW))
                        .toList())
                .orElse(List.of("country=other", "amount=other", "customer=other", "purpose=other")));
        boolean isLabelled = label != null
                && label.behind() <= mostBehind
                && label.time() < before
                && Math.abs(label.time() - prediction.time()) <= HORIZON;
        for (String segment : segments) {
            String window = stage + " " + version + "|" + segment + "@" + start + " ";
            count(window + "predictions");
            if (label != null && isLabelled) {
                boolean saidBad =
                        prediction.event().get("prediction").toString().equals("bad");
                boolean wasBad = label.event().get("label").toString().equals("bad");
                count(window + (saidBad ? wasBad ? "tp" : "fp" : wasBad ? "fn" : "tn"));
            }
        }
    }

    private static List<String> ofFeatures(GenericRecord event) {
        Map<?, ?> values = values(event);
        String country = String.valueOf(values.get("country"));
        Object income = values.get("income");
        String purpose = String.valueOf(values.get("purpose"));
        boolean abroad = !country.equals("DE") && !country.equals("FR");
        return List.of(
                "country=" + (abroad ? "other" : country),
                "amount=" + amount(values.get("amount")),
                "customer="
                        + (income == null ? "unknown" : abroad && (double) income >= 1_000 ? "rich abroad" : "other"),
                "purpose=" + (purpose.equals("car") || purpose.equals("house") ? purpose : "other"));
    }

    private static String amount(@Nullable Object amount) {
        if (amount instanceof String text) {
            return text.equals("5000") ? "five" : "other";
        }
        if (!(amount instanceof Number number) || Double.isNaN(number.doubleValue())) {
            return "other";
        }
        double value = number.doubleValue();
        return value <= 1_000 ? "small" : value < 5_000 ? "middle" : value == 5_000 ? "five" : "other";
    }

    private static List<String> ofPrediction(GenericRecord event) {
        String channel = String.valueOf(event.get("channel"));
        boolean isBad = event.get("prediction").toString().equals("bad");
        return List.of(
                "channel=" + (channel.equals("web") && isBad ? "web,bad" : channel.equals("app") ? "app" : "other"));
    }

    private static Map<String, @Nullable Object> values(GenericRecord event) {
        Map<String, @Nullable Object> values = new HashMap<>();
        ((Map<?, ?>) event.get("features"))
                .forEach((name, value) ->
                        values.put(name.toString(), value instanceof CharSequence ? value.toString() : value));
        return values;
    }

    private void count(String figure) {
        figures.merge(figure, 1L, Long::sum);
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
