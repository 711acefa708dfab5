package io.driftmeter.monitor.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.jspecify.annotations.Nullable;

/** Schemas of records, values of them, and what becomes of these on bad days; all from one seed. */
final class RandomAvro {

    private static final int DEEPEST = 4;
    private static final int LONGEST = 6;

    private final Random random;
    private int named;

    RandomAvro(long seed) {
        this.random = new Random(seed);
    }

    /** A record with fields of any types, one of them a map. */
    Schema recordSchema() {
        Schema map = Schema.createMap(schema(2));
        return record(Stream.concat(
                        Stream.of(map), IntStream.range(0, random.nextInt(6)).mapToObj(i -> schema(1)))
                .toList());
    }

    private Schema record(List<Schema> types) {
        List<Schema.Field> fields = new ArrayList<>();
        types.forEach(type -> fields.add(new Schema.Field("f" + fields.size(), type)));
        return Schema.createRecord("Record" + named++, null, null, false, fields);
    }

    private Schema schema(int depth) {
        int types = depth < DEEPEST ? 15 : 10;
        return switch (random.nextInt(types)) {
            case 0 -> Schema.create(Schema.Type.BOOLEAN);
            case 1 -> Schema.create(Schema.Type.INT);
            case 2 -> Schema.create(Schema.Type.LONG);
            case 3 -> Schema.create(Schema.Type.FLOAT);
            case 4, 5 -> Schema.create(Schema.Type.DOUBLE);
            case 6 -> Schema.create(Schema.Type.BYTES);
            case 7 -> Schema.createFixed("Fixed" + named++, null, null, 1 + random.nextInt(9));
            case 8 -> Schema.createEnum("Enum" + named++, null, null, List.of("A", "B", "C"));
            case 9 -> Schema.create(Schema.Type.STRING);
            case 10 -> Schema.createArray(schema(depth + 1));
            case 11 -> Schema.createMap(schema(depth + 1));
            case 12 ->
                random.nextBoolean()
                        ? recursive()
                        : record(IntStream.rangeClosed(0, random.nextInt(3))
                                .mapToObj(i -> schema(depth + 1))
                                .toList());
            default -> union(depth);
        };
    }

    private Schema recursive() {
        Schema schema = Schema.createRecord("Recursive" + named++, null, null, false);
        Schema orNothing = Schema.createUnion(Schema.create(Schema.Type.NULL), schema);
        schema.setFields(
                List.of(new Schema.Field("next", orNothing), new Schema.Field("n", Schema.create(Schema.Type.INT))));
        return schema;
    }

    private Schema union(int depth) {
        Map<String, Schema> branches = new HashMap<>();
        branches.put("null", Schema.create(Schema.Type.NULL));
        for (int i = 0; i < 4; i++) {
            Schema branch = schema(depth + 1);
            if (branch.getType() != Schema.Type.UNION) {
                branches.putIfAbsent(branch.getFullName(), branch);
            }
        }
        return Schema.createUnion(new ArrayList<>(branches.values()));
    }

    /** A value of a schema, as it is written. */
    byte[] bytes(Schema schema) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        BinaryEncoder encoder = random.nextBoolean()
                ? EncoderFactory.get().binaryEncoder(out, null)
                : new EncoderFactory().configureBlockSize(64).blockingBinaryEncoder(out, null);
        try {
            new GenericDatumWriter<>(schema).write(value(schema, 0), encoder);
            encoder.flush();
        } catch (IOException error) {
            throw new UncheckedIOException(error);
        }
        return out.toByteArray();
    }

    /** The same bytes with some changed, cut off, put in or taken out. */
    byte[] corrupted(byte[] bytes) {
        byte[] changed = bytes.clone();
        switch (random.nextInt(3)) {
            case 0 -> changed = Arrays.copyOf(changed, random.nextInt(changed.length + 1));
            case 1 -> {
                int at = random.nextInt(changed.length + 1);
                byte[] longer = Arrays.copyOf(changed, changed.length + 1);
                System.arraycopy(changed, at, longer, at + 1, changed.length - at);
                longer[at] = (byte) random.nextInt();
                changed = longer;
            }
            default -> {
                for (int i = 0; i <= random.nextInt(3) && changed.length > 0; i++) {
                    changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
                }
            }
        }
        return changed;
    }

    private @Nullable Object value(Schema schema, int depth) {
        return switch (schema.getType()) {
            case NULL -> null;
            case BOOLEAN -> random.nextBoolean();
            case INT -> random.nextInt() >> random.nextInt(32);
            case LONG -> random.nextLong() >> random.nextInt(64);
            case FLOAT -> Float.intBitsToFloat(random.nextInt());
            case DOUBLE -> Double.longBitsToDouble(random.nextLong());
            case STRING -> text();
            case BYTES -> ByteBuffer.wrap(someBytes(random.nextInt(20)));
            case FIXED -> new GenericData.Fixed(schema, someBytes(schema.getFixedSize()));
            case ENUM ->
                new GenericData.EnumSymbol(schema, schema.getEnumSymbols().get(random.nextInt(3)));
            case ARRAY ->
                IntStream.range(0, random.nextInt(LONGEST))
                        .mapToObj(i -> value(schema.getElementType(), depth + 1))
                        .toList();
            case MAP -> map(schema.getValueType(), depth);
            case UNION -> value(branch(schema, depth), depth + 1);
            case RECORD -> {
                GenericData.Record record = new GenericData.Record(schema);
                schema.getFields().forEach(field -> record.put(field.pos(), value(field.schema(), depth + 1)));
                yield record;
            }
        };
    }

    private Schema branch(Schema union, int depth) {
        return depth > 12
                ? union.getTypes().stream()
                        .filter(type -> type.getType() == Schema.Type.NULL)
                        .findFirst()
                        .orElseThrow()
                : union.getTypes().get(random.nextInt(union.getTypes().size()));
    }

    private Map<String, @Nullable Object> map(Schema values, int depth) {
        Map<String, @Nullable Object> map = new HashMap<>();
        for (int i = random.nextInt(2 * LONGEST); i > 0; i--) {
            map.put(text(), value(values, depth + 1));
        }
        return map;
    }

    private String text() {
        String letters = "abcä€😀\uFFFD";
        int[] points = letters.codePoints().toArray();
        return random.ints(random.nextInt(20), 0, points.length)
                .map(i -> points[i])
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private byte[] someBytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
