package io.driftmeter.monitor.profile;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.driftmeter.monitor.wire.AvroMap;
import io.driftmeter.monitor.wire.AvroRecord;
import io.driftmeter.monitor.wire.AvroType;
import io.driftmeter.statistics.reference.ReferenceBuilder;
import io.driftmeter.statistics.reference.ReferenceProfile;
import io.driftmeter.statistics.reference.ReferenceSettings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What it costs the heap to read a row and count it: so much a row, whatever the number of its values. */
class RowAllocationTest {

    private static final long SEED = 20_261_121;
    private static final int ROWS = 500;
    private static final int ROUNDS = 20;

    private static final Schema SCHEMA = SchemaBuilder.record("Row")
            .fields()
            .name("features")
            .type()
            .map()
            .values()
            .unionOf()
            .nullType()
            .and()
            .doubleType()
            .and()
            .longType()
            .and()
            .booleanType()
            .and()
            .stringType()
            .endUnion()
            .noDefault()
            .endRecord();

    @Test
    void shouldAllocateNothingPerValue() throws IOException {
        double few = bytesPerRow(10);
        double many = bytesPerRow(510);

        assertThat(few).as("bytes for a row of 10 values").isPositive();
        assertThat((many - few) / 500).as("bytes for a value").isLessThan(0.5);
    }

    /** Bytes that this thread allocates for a row, once all names and categories have been seen. */
    private static double bytesPerRow(int features) throws IOException {
        SplittableRandom random = new SplittableRandom(SEED);
        ReferenceBuilder builder = new ReferenceBuilder(ReferenceSettings.DEFAULT);
        byte[][] rows = new byte[ROWS][];
        for (int i = 0; i < ROWS; i++) {
            Map<String, @Nullable Object> row = row(features, random);
            builder.add(row, OptionalLong.empty());
            rows[i] = encode(row);
        }
        ReferenceProfile reference = builder.build(Optional.empty());
        RowReader reader = new RowReader(reference);
        RowCounts counts = reader.newCounts();
        AvroType type = AvroType.of(SCHEMA);
        count(rows, type, reader, counts);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int round = 0; round < ROUNDS; round++) {
            count(rows, type, reader, counts);
        }
        return (threads.getCurrentThreadAllocatedBytes() - before) / (double) (ROUNDS * ROWS);
    }

    private static void count(byte[][] rows, AvroType type, RowReader reader, RowCounts counts) {
        for (byte[] row : rows) {
            AvroRecord record = AvroRecord.of(type, row, 0).orElseThrow();
            reader.read((AvroMap) requireNonNull(record.value(0)), counts);
        }
        reader.countRows();
    }

    private static Map<String, @Nullable Object> row(int features, SplittableRandom random) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        for (int feature = 0; feature < features; feature++) {
            Object value = switch (feature % 5) {
                case 0 -> "category-" + random.nextInt(20);
                case 1 -> random.nextLong(1_000_000);
                case 2 -> random.nextBoolean();
                default -> random.nextGaussian();
            };
            row.put("feature_" + feature, random.nextInt(100) == 0 ? null : value);
        }
        return row;
    }

    private static byte[] encode(Map<String, @Nullable Object> row) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
        encoder.writeMapStart();
        encoder.setItemCount(row.size());
        for (Map.Entry<String, @Nullable Object> entry : row.entrySet()) {
            encoder.startItem();
            encoder.writeString(entry.getKey());
            write(entry.getValue(), encoder);
        }
        encoder.writeMapEnd();
        encoder.flush();
        return bytes.toByteArray();
    }

    private static void write(@Nullable Object value, BinaryEncoder encoder) throws IOException {
        if (value == null) {
            encoder.writeIndex(0);
        } else if (value instanceof Double number) {
            encoder.writeIndex(1);
            encoder.writeDouble(number);
        } else if (value instanceof Long number) {
            encoder.writeIndex(2);
            encoder.writeLong(number);
        } else if (value instanceof Boolean truth) {
            encoder.writeIndex(3);
            encoder.writeBoolean(truth);
        } else {
            encoder.writeIndex(4);
            encoder.writeString((String) value);
        }
    }
}
