package io.driftmeter.monitor.wire;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.driftmeter.statistics.counts.TextTable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.AbstractMap.SimpleEntry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NamedValuesTest {

    private static final Schema SCHEMA = SchemaBuilder.record("Row")
            .fields()
            .name("features")
            .type()
            .map()
            .values()
            .doubleType()
            .noDefault()
            .endRecord();

    private static final Schema VALUES = SchemaBuilder.unionOf()
            .nullType()
            .and()
            .doubleType()
            .and()
            .stringType()
            .endUnion();

    /** No UTF-8: a byte that begins a character of two, and no second one. Java reads it as the replacement character. */
    private static final byte[] BROKEN = {(byte) 0xC3, '('};

    @Test
    void shouldTakeANameThatIsNoUtf8ForWhatJavaReads() {
        NamedValues values = new NamedValues(List.of("income", "\uFFFD("), 2);

        values.read(map(BROKEN, 2.5));
        values.read(map(BROKEN, 3.5));

        assertThat(values.kind(0, 0)).isEqualTo(Schema.Type.NULL);
        assertThat(values.number(0, 1)).isEqualTo(2.5);
        assertThat(values.number(1, 1)).isEqualTo(3.5);
    }

    @Test
    void shouldPassOverANameThatIsNoUtf8AndNobodyAskedFor() {
        NamedValues values = new NamedValues(List.of("income"), 1);

        values.read(map(BROKEN, 2.5));

        assertThat(values.kind(0, 0)).isEqualTo(Schema.Type.NULL);
    }

    @Test
    void shouldForgetTheRowsBefore() {
        NamedValues values = new NamedValues(List.of("income", "age"), 1);

        values.read(map("income".getBytes(StandardCharsets.UTF_8), 1));
        values.clear();
        values.read(map("age".getBytes(StandardCharsets.UTF_8), 2));

        assertThat(values.kind(0, 0)).isEqualTo(Schema.Type.NULL);
        assertThat(values.number(0, 1)).isEqualTo(2);
    }

    @Test
    void shouldTakeNoMoreRowsThanItHasRoomFor() {
        NamedValues values = new NamedValues(List.of("income"), 1);
        values.read(map(BROKEN, 1));

        assertThat(values.isFull()).isTrue();
        assertThatIllegalStateException()
                .isThrownBy(() -> values.read(map(BROKEN, 2)))
                .withMessage("There is room for 1 rows");
    }

    @Test
    void shouldReadNumbersAndKnownTextsInWhateverOrderTheyCome() {
        TextTable colours = new TextTable(Map.of("red", 3, "green", 5));
        NamedValues values = new NamedValues(List.of("income", "colour"), List.of(TextTable.EMPTY, colours), 4);

        values.read(map(entry("income", 1.5), entry("colour", "green"), entry("shade", "red")));
        values.read(map(entry("income", 2.5), entry("colour", "blue")));
        values.read(map(entry("colour", "red"), entry("income", null)));
        values.read(map(entry("colour", 7.0), entry("income", "red")));

        double[] numbers = new double[4];
        int[] texts = new int[4];
        assertThat(values.numbers(0, numbers)).isEqualTo(2);
        assertThat(numbers).startsWith(1.5, 2.5);
        assertThat(values.texts(0, texts)).isZero();
        assertThat(values.texts(1, texts)).isEqualTo(2);
        assertThat(texts).startsWith(5, 3);
        assertThat(values.numbers(1, numbers)).isEqualTo(1);
        assertThat(numbers).startsWith(7.0);
        assertThat(values.isOther(1, 1)).isTrue();
        assertThat(values.isOther(2, 1)).isFalse();
        assertThat(text(values, 1, 1)).isEqualTo("blue");
        assertThat(values.kind(3, 0)).isEqualTo(Schema.Type.STRING);
        assertThat(values.kind(2, 0)).isEqualTo(Schema.Type.NULL);
    }

    @Test
    void shouldFindTheRowsThatHoldNeitherANumberNorAKnownText() {
        TextTable colours = new TextTable(Map.of("red", 3));
        List<@Nullable Object> kinds = Arrays.asList(1.5, 1.5, 1.5, 1.5, 1.5, 1.5, 1.5, 1.5, "red", "blue", null);
        SplittableRandom random = new SplittableRandom(20_261_121);
        NamedValues values = new NamedValues(List.of("colour"), List.of(colours), 100);
        for (int trial = 0; trial < 50; trial++) {
            int numbersAlone = random.nextInt(100);
            List<Integer> others = new ArrayList<>();
            for (int row = 0; row < 100; row++) {
                Object value = kinds.get(row < numbersAlone ? 0 : random.nextInt(kinds.size()));
                values.read(map(entry("colour", value)));
                if (value == null || value.equals("blue")) {
                    others.add(row);
                }
            }

            List<Integer> found = new ArrayList<>();
            for (int row = values.nextOther(0, 0); row < 100; row = values.nextOther(0, row + 1)) {
                found.add(row);
            }
            assertThat(found).as("trial %d", trial).isEqualTo(others);
            values.clear();
        }
    }

    @Test
    void shouldTellNamesApartThatBeginAndEndAlike() {
        String first = "customer_" + "a".repeat(8) + "_last_year";
        String second = "customer_" + "b".repeat(8) + "_last_year";
        NamedValues values = new NamedValues(List.of(first, second), 3);

        values.read(map(entry(first, 1.0), entry(second, 2.0)));
        values.read(map(entry(first, 3.0), entry(second, 4.0)));
        values.read(map(entry(second, 5.0), entry(first, 6.0)));

        assertThat(numbers(values, 0)).containsExactly(1, 3, 6);
        assertThat(numbers(values, 1)).containsExactly(2, 4, 5);
    }

    @Test
    void shouldForgetTheNumberThatStoodWhereAnotherNameStandsNow() {
        NamedValues values = new NamedValues(List.of("income", "colour"), 3);

        values.read(map(entry("income", 1.0)));
        values.read(map(entry("colour", "red")));
        values.read(map(entry("income", 2.0)));

        assertThat(numbers(values, 0)).containsExactly(1, 2);
        assertThat(values.kind(2, 1)).isEqualTo(Schema.Type.NULL);
    }

    @Test
    void shouldReadTextsAgainWhateverTheirLength() {
        String name = "customer_favourite_colour";
        String known = "b".repeat(100);
        List<String> texts = List.of("red", "", "green", "a".repeat(63), "a".repeat(64), known, "red", "a".repeat(500));
        NamedValues values = new NamedValues(
                List.of(name, "income_last_year"),
                List.of(new TextTable(Map.of("green", 5, known, 7)), TextTable.EMPTY),
                texts.size() + 2);

        for (String text : texts) {
            values.read(map(entry(name, text), entry("income_last_year", 1.5)));
        }
        values.read(map(entry("customer_favourite_flavour", "red"), entry("income_last_year", 1.5)));
        values.read(map(entry("customer_favourite_flavour", "red"), entry(name, "green")));

        for (int row = 0; row < texts.size(); row++) {
            if (values.isOther(row, 0)) {
                assertThat(text(values, row, 0)).isEqualTo(texts.get(row));
            } else {
                assertThat(texts.get(row)).isIn("green", known);
            }
        }
        int[] numbered = new int[values.rows()];
        assertThat(values.texts(0, numbered)).isEqualTo(3);
        assertThat(numbered).startsWith(5, 7, 5);
        assertThat(values.kind(texts.size(), 0)).isEqualTo(Schema.Type.NULL);
        assertThat(numbers(values, 1)).hasSize(texts.size() + 1).containsOnly(1.5);
    }

    @Test
    void shouldTakeNothingForATextThatIsNoneInItsOwnSchema() {
        Schema wholeNumbersForTexts = SchemaBuilder.unionOf()
                .nullType()
                .and()
                .doubleType()
                .and()
                .longType()
                .and()
                .stringType()
                .endUnion();
        NamedValues values = new NamedValues(List.of("customer_favourite_colour"), 3);

        values.read(map(entry("customer_favourite_colour", "red")));
        values.read(map(wholeNumbersForTexts, entry("customer_favourite_colour", 4L)));
        values.read(map(wholeNumbersForTexts, entry("customer_favourite_colour", "red")));

        assertThat(values.kind(0, 0)).isEqualTo(Schema.Type.STRING);
        assertThat(values.kind(1, 0)).isEqualTo(Schema.Type.LONG);
        assertThat(values.wholeNumber(1, 0)).isEqualTo(4);
        assertThat(values.kind(2, 0)).isEqualTo(Schema.Type.STRING);
    }

    @Test
    void shouldReadEachRowByItsOwnSchema() {
        Schema wholeNumbersFirst = SchemaBuilder.unionOf()
                .nullType()
                .and()
                .longType()
                .and()
                .doubleType()
                .endUnion();
        NamedValues values = new NamedValues(List.of("income", "household_income_last_year"), 3);

        values.read(map(entry("income", 1.5), entry("household_income_last_year", 2.5)));
        values.read(map(
                wholeNumbersFirst,
                entry("income", 7L),
                entry("household_income_last_year", 8L),
                entry("unknown", 9.5)));
        values.read(map(entry("income", 3.5), entry("household_income_last_year", 4.5)));

        assertThat(values.wholeNumber(1, 0)).isEqualTo(7);
        assertThat(values.wholeNumber(1, 1)).isEqualTo(8);
        assertThat(numbers(values, 0)).containsExactly(1.5, 3.5);
        assertThat(numbers(values, 1)).containsExactly(2.5, 4.5);
    }

    private static String text(NamedValues values, int row, int place) {
        return new String(
                values.bytes(row), values.textStart(row, place), values.textLength(row, place), StandardCharsets.UTF_8);
    }

    private static double[] numbers(NamedValues values, int place) {
        double[] numbers = new double[values.rows()];
        return Arrays.copyOf(numbers, values.numbers(place, numbers));
    }

    private static Map.Entry<String, @Nullable Object> entry(String name, @Nullable Object value) {
        return new SimpleEntry<>(name, value);
    }

    /** A map in one block, of nulls, numbers and texts. */
    @SafeVarargs
    private static AvroMap map(Map.Entry<String, @Nullable Object>... entries) {
        return map(VALUES, entries);
    }

    @SafeVarargs
    private static AvroMap map(Schema ofValues, Map.Entry<String, @Nullable Object>... entries) {
        Schema schema = SchemaBuilder.record("Row")
                .fields()
                .name("values")
                .type()
                .map()
                .values(ofValues)
                .noDefault()
                .endRecord();
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (Map.Entry<String, @Nullable Object> entry : entries) {
            values.put(entry.getKey(), entry.getValue());
        }
        GenericRecord row = new GenericData.Record(schema);
        row.put("values", values);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
        try {
            new GenericDatumWriter<GenericRecord>(schema).write(row, encoder);
            encoder.flush();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return (AvroMap) requireNonNull(AvroRecord.of(AvroType.of(schema), bytes.toByteArray(), 0)
                .orElseThrow()
                .value(0));
    }

    /** A map of one value: one entry, the name's length and bytes, the value, the end. */
    private static AvroMap map(byte[] name, double value) {
        byte[] bytes = ByteBuffer.allocate(name.length + 11)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put((byte) 2)
                .put((byte) (2 * name.length))
                .put(name)
                .putDouble(value)
                .put((byte) 0)
                .array();
        AvroRecord record = AvroRecord.of(AvroType.of(SCHEMA), bytes, 0).orElseThrow();
        return (AvroMap) requireNonNull(record.value(0));
    }
}
