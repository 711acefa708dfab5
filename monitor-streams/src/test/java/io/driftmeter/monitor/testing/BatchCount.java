package io.driftmeter.monitor.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Counts the same input by itself, from the rules as they are written down: it shares no code with the product. Each figure
 * has a name, such as {@code 1@1772323200000 income bin 3}.
 */
public final class BatchCount {

    private static final long WINDOW = 600_000;
    private static final long GRACE = 60_000;
    private static final long LATENESS = 1_800_000;
    private static final long FUTURE = 300_000;
    private static final long HOUR = 3_600_000;

    private final Map<Integer, Schema> schemas;
    private final double[] incomeDeciles;
    private final Map<String, Long> figures = new TreeMap<>();

    /** What was counted of a partition, by model version and prediction id. */
    private final Map<String, List<Seen>> seen = new HashMap<>();

    private record Seen(long time, byte[] value) {}

    /**
     * Nothing counted yet.
     *
     * @param schemas writers' schemas by registry id
     * @param incomeDeciles edges of the bins of the feature income
     */
    public BatchCount(Map<Integer, Schema> schemas, double[] incomeDeciles) {
        this.schemas = schemas;
        this.incomeDeciles = incomeDeciles;
    }

    /** Counts the records of one partition, in order. */
    public BatchCount add(List<ProducerRecord<byte[], byte[]>> records) {
        long highest = 0;
        for (ProducerRecord<byte[], byte[]> record : records) {
            String source = record.topic() + "-" + record.partition();
            GenericRecord event = decode(record.value());
            if (event == null) {
                String fate = record.value() == null ? "INVALID" : "UNREADABLE";
                count("(none)@" + floor(highest, HOUR) + " " + source + " " + fate);
                continue;
            }
            long time = (long) event.get("eventTime");
            String version = event.get("modelVersion").toString();
            boolean known = event.get("model").toString().equals("credit-risk");
            if (time > record.timestamp() + FUTURE) {
                count((known ? version + "@" + floor(highest, WINDOW) : "(none)@" + floor(highest, HOUR)) + " " + source
                        + " FUTURE");
                continue;
            }
            if (!known) {
                count("(none)@" + floor(highest, HOUR) + " " + source + " NO_MODEL");
            } else if (highest - time > LATENESS) {
                count(version + "@" + floor(highest, WINDOW) + " " + source + " TOO_LATE");
            } else {
                boolean late = highest - time > GRACE;
                long oldest = highest - LATENESS;
                List<Seen> before = seen.computeIfAbsent(
                        source + " " + version + " " + event.get("predictionId"), id -> new ArrayList<>());
                before.removeIf(other -> other.time() < oldest);
                if (before.stream().anyMatch(other -> Arrays.equals(other.value(), record.value()))) {
                    count(version + "@" + floor(highest, WINDOW) + " " + source + " DUPLICATE");
                    continue;
                }
                String fate = before.isEmpty() ? late ? " LATE" : " ON_TIME" : " CONFLICT";
                before.add(new Seen(time, record.value()));
                count(version + "@" + floor(time, WINDOW) + " " + source + fate);
                row(version + "@" + floor(time, WINDOW), event, late);
            }
            highest = Math.max(highest, time);
        }
        return this;
    }

    /** All figures by name. */
    public Map<String, Long> figures() {
        return figures;
    }

    private void row(String window, GenericRecord event, boolean late) {
        if (late) {
            count(window + " late rows");
        }
        if (!event.hasField("features")) {
            count(window + " prediction rows");
            return;
        }
        count(window + " feature rows");
        if (!window.startsWith("1@")) {
            return;
        }
        Map<?, ?> values = (Map<?, ?>) event.get("features");
        values.forEach((name, value) -> feature(window, name.toString(), value));
    }

    private void feature(String window, String name, @Nullable Object value) {
        if (value == null) {
            count(window + " " + name + " missing");
        } else if (name.equals("income")) {
            int found = Arrays.binarySearch(incomeDeciles, (double) value);
            count(window + " income bin " + (found < 0 ? -found - 1 : found));
        } else if (name.equals("age") && Double.isNaN((double) value)) {
            count(window + " age nan");
        } else if (name.equals("purpose") && value.toString().equals("boat")) {
            count(window + " purpose unseen");
        }
    }

    private void count(String figure) {
        figures.merge(figure, 1L, Long::sum);
    }

    private static long floor(long time, long length) {
        return time / length * length;
    }

    private @Nullable GenericRecord decode(byte @Nullable [] value) {
        if (value == null || value.length < 5 || value[0] != 0) {
            return null;
        }
        try {
            return new GenericDatumReader<GenericRecord>(schemas.get((int) value[4]))
                    .read(null, DecoderFactory.get().binaryDecoder(value, 5, value.length - 5, null));
        } catch (IOException error) {
            throw new UncheckedIOException(error);
        }
    }
}
