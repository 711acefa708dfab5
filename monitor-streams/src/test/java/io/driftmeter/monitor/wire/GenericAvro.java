package io.driftmeter.monitor.wire;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.util.Utf8;
import org.jspecify.annotations.Nullable;

/** Avro's own reader, and what its values are in our terms. */
final class GenericAvro {

    private GenericAvro() {}

    /** The fields of a record in our terms; empty if Avro refuses the bytes. */
    static Optional<Map<String, @Nullable Object>> read(Schema schema, byte[] bytes) {
        try {
            BinaryDecoder decoder = DecoderFactory.get().binaryDecoder(bytes, null);
            GenericRecord record = new GenericDatumReader<GenericRecord>(schema).read(null, decoder);
            Map<String, @Nullable Object> fields = new HashMap<>();
            for (Schema.Field field : schema.getFields()) {
                fields.put(field.name(), plain(record.get(field.pos()), field.schema()));
            }
            return Optional.of(fields);
        } catch (IOException | RuntimeException refused) {
            return Optional.empty();
        }
    }

    private static @Nullable Object plain(@Nullable Object value, Schema schema) {
        if (value == null || value instanceof Double || value instanceof Long || value instanceof Boolean) {
            return value;
        }
        if (value instanceof Utf8) {
            return value.toString();
        }
        if (value instanceof Integer number) {
            return number.longValue();
        }
        if (value instanceof Float number) {
            return number.doubleValue();
        }
        Schema branch = branch(value, schema);
        if (value instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> plain = new HashMap<>();
            map.forEach((name, entry) -> plain.put(name.toString(), plain(entry, branch.getValueType())));
            return plain;
        }
        if (value instanceof List<?> list) {
            List<@Nullable Object> plain = new ArrayList<>();
            list.forEach(item -> plain.add(plain(item, branch.getElementType())));
            return plain;
        }
        return new OtherValue(branch.getType());
    }

    private static Schema branch(Object value, Schema schema) {
        return schema.getType() == Schema.Type.UNION
                ? schema.getTypes().get(GenericData.get().resolveUnion(schema, value))
                : schema;
    }
}
