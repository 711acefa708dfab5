package io.driftmeter.monitor.wire;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
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
