package io.driftmeter.monitor.profile;

import static java.util.Objects.requireNonNull;

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

/** Rows of forty features, one in ten of them a category, and what the heap holds once they are counted. */
final class WideRows {

    static final int FEATURES = 40;

    /** Values of each category, each named {@code category-} and a number from 0. */
    static final int CATEGORIES = 20;

    private static final int REFERENCE_ROWS = 2_000;
    private static final Schema SCHEMA = SchemaBuilder.record("Row")
            .fields()
            .name("features")
            .type()
            .map()
            .values()
            .unionOf()
            .doubleType()
            .and()
            .stringType()
            .endUnion()
            .noDefault()
            .endRecord();

    private final SplittableRandom random;

    WideRows(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /** A reference of such rows. */
    ReferenceProfile reference() {
        ReferenceBuilder builder = new ReferenceBuilder(ReferenceSettings.DEFAULT);
        for (int row = 0; row < REFERENCE_ROWS; row++) {
            builder.add(row(), OptionalLong.empty());
        }
        return builder.build(Optional.empty());
    }

    /** Any row. */
    Map<String, Object> row() {
        Map<String, Object> row = new LinkedHashMap<>();
        for (int feature = 0; feature < FEATURES; feature++) {
            row.put(
                    name(feature),
                    isCategory(feature) ? "category-" + random.nextInt(CATEGORIES) : random.nextGaussian());
        }
        return row;
    }

    static String name(int feature) {
        return "feature_" + feature;
    }

    static boolean isCategory(int feature) {
        return feature % 10 == 0;
    }

    /** The row as it comes from a topic. */
    static AvroMap encoded(Map<String, Object> row) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
            encoder.writeMapStart();
            encoder.setItemCount(row.size());
            for (Map.Entry<String, Object> entry : row.entrySet()) {
                encoder.startItem();
                encoder.writeString(entry.getKey());
                encoder.writeIndex(entry.getValue() instanceof Double ? 0 : 1);
                if (entry.getValue() instanceof Double number) {
                    encoder.writeDouble(number);
                } else {
                    encoder.writeString((String) entry.getValue());
                }
            }
            encoder.writeMapEnd();
            encoder.flush();
            return (AvroMap) requireNonNull(AvroRecord.of(AvroType.of(SCHEMA), bytes.toByteArray(), 0)
                    .orElseThrow()
                    .value(0));
        } catch (IOException error) {
            throw new AssertionError(error);
        }
    }

    /** Bytes of the heap that are in use once everything that nothing holds is gone. */
    static long usedHeap() {
        for (int round = 0; round < 3; round++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
