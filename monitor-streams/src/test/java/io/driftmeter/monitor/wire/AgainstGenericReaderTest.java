package io.driftmeter.monitor.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AgainstGenericReaderTest {

    private static final int SCHEMAS = 1_500;
    private static final int RECORDS = 12;
    private static final int ROWS = 3;
    private static final long SEED = 20261121;

    @Test
    void shouldReadWhatAvrosOwnReaderReadsOfAnySchema() {
        for (long seed = SEED; seed < SEED + SCHEMAS; seed++) {
            RandomAvro random = new RandomAvro(seed);
            Schema schema = random.recordSchema();
            AvroType type = AvroType.of(schema);
            for (int i = 0; i < RECORDS; i++) {
                byte[] bytes = random.bytes(schema);
                assertThat(fields(type, schema, bytes))
                        .as("seed %d, record %d", seed, i)
                        .isPresent()
                        .isEqualTo(GenericAvro.read(schema, bytes));
            }
        }
    }

    @Test
    void shouldRefuseExactlyWhatAvrosOwnReaderRefuses() {
        int refused = 0;
        int read = 0;
        for (long seed = SEED; seed < SEED + SCHEMAS; seed++) {
            RandomAvro random = new RandomAvro(seed);
            Schema schema = random.recordSchema();
            AvroType type = AvroType.of(schema);
            for (int i = 0; i < RECORDS; i++) {
                byte[] sound = random.bytes(schema);
                // Read first, so that what was learned of its entries is tried on the corrupted bytes.
                assertThat(fields(type, schema, sound)).isPresent();
                byte[] bytes = random.corrupted(sound);
                Optional<Map<String, @Nullable Object>> fields = fields(type, schema, bytes);
                assertThat(fields).as("seed %d, record %d", seed, i).isEqualTo(GenericAvro.read(schema, bytes));
                refused += fields.isEmpty() ? 1 : 0;
                read += fields.isPresent() ? 1 : 0;
            }
        }
        assertThat(refused).as("refused").isGreaterThan(1_000);
        assertThat(read).as("read, though corrupted").isGreaterThan(1_000);
    }

    @Test
    void shouldGiveEachNameTheValueThatAMapHasForIt() {
        for (long seed = SEED; seed < SEED + SCHEMAS; seed++) {
            RandomAvro random = new RandomAvro(seed);
            Schema schema = random.recordSchema();
            AvroType type = AvroType.of(schema);
            NamedValues rows = null;
            List<String> names = List.of();
            List<Map<String, @Nullable Object>> expected = new ArrayList<>();
            for (int i = 0; i < RECORDS; i++) {
                AvroMap map = firstField(type, random.bytes(schema));
                if (rows == null || i % (2 * ROWS) == 0) {
                    names = Stream.concat(map.toMap().keySet().stream(), Stream.of("other", "ä"))
                            .distinct()
                            .filter(name -> !name.startsWith("b"))
                            .toList();
                    rows = new NamedValues(names, ROWS);
                    expected.clear();
                } else if (rows.isFull()) {
                    rows.clear();
                    expected.clear();
                }
                rows.read(map);
                expected.add(map.toMap());
                assertHolds(rows, names, expected, "seed " + seed + ", record " + i);
            }
        }
    }

    private static void assertHolds(
            NamedValues rows, List<String> names, List<Map<String, @Nullable Object>> expected, String when) {
        assertThat(rows.rows()).as(when).isEqualTo(expected.size());
        for (int row = 0; row < expected.size(); row++) {
            for (int place = 0; place < names.size(); place++) {
                assertThat(value(rows, row, place))
                        .as("%s, row %d, '%s'", when, row, names.get(place))
                        .isEqualTo(plain(expected.get(row).get(names.get(place))));
            }
        }
    }

    private static Optional<Map<String, @Nullable Object>> fields(AvroType type, Schema schema, byte[] bytes) {
        try {
            AvroRecord record = AvroRecord.of(type, bytes, 0).orElseThrow();
            Map<String, @Nullable Object> fields = new HashMap<>();
            schema.getFields()
                    .forEach(field -> fields.put(field.name(), mapped(record.value(type.placeOf(field.name())))));
            return Optional.of(fields);
        } catch (MalformedAvroException refused) {
            return Optional.empty();
        }
    }

    private static AvroMap firstField(AvroType type, byte[] bytes) {
        Object value = AvroRecord.of(type, bytes, 0).orElseThrow().value(0);
        return value instanceof AvroMap map ? map : new AvroMap(type, new byte[] {0}, 0);
    }

    private static @Nullable Object mapped(@Nullable Object value) {
        if (value instanceof List<?> list) {
            List<@Nullable Object> items = new ArrayList<>();
            list.forEach(item -> items.add(mapped(item)));
            return items;
        }
        if (!(value instanceof AvroMap map)) {
            return value;
        }
        Map<String, @Nullable Object> values = map.toMap();
        values.replaceAll((name, entry) -> mapped(entry));
        return values;
    }

    private static @Nullable Object value(NamedValues rows, int row, int place) {
        return switch (rows.kind(row, place)) {
            case NULL -> null;
            case DOUBLE -> rows.number(row, place);
            case LONG -> rows.wholeNumber(row, place);
            case BOOLEAN -> rows.truthValue(row, place);
            case STRING ->
                new String(
                        rows.bytes(row),
                        rows.textStart(row, place),
                        rows.textLength(row, place),
                        StandardCharsets.UTF_8);
            case ARRAY -> numbers(rows.numbers(row, place));
            default -> new OtherValue(rows.kind(row, place));
        };
    }

    private static @Nullable Object plain(@Nullable Object value) {
        if (value instanceof List<?> list) {
            boolean numbers = list.stream().allMatch(Number.class::isInstance);
            return numbers
                    ? list.stream().map(item -> ((Number) item).doubleValue()).toList()
                    : new OtherValue(Schema.Type.ARRAY);
        }
        return value instanceof AvroMap ? new OtherValue(Schema.Type.MAP) : value;
    }

    private static Object numbers(double @Nullable [] numbers) {
        return numbers == null
                ? new OtherValue(Schema.Type.ARRAY)
                : Arrays.stream(numbers).boxed().toList();
    }
}
