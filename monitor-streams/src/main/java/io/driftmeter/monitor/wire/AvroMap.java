package io.driftmeter.monitor.wire;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A map of values by name where it lies in the bytes of a record: checked, but not read. Immutable. */
public final class AvroMap {

    private final AvroType values;
    private final byte[] bytes;
    private final int start;

    AvroMap(AvroType values, byte[] bytes, int start) {
        this.values = values;
        this.bytes = bytes;
        this.start = start;
    }

    /** The type that its values were written with. */
    AvroType values() {
        return values;
    }

    /** A cursor before its first block. */
    AvroCursor open() {
        return new AvroCursor(bytes, start);
    }

    /** All values by their names, as {@link AvroRecord#value} gives them; of several of one name the last. */
    public Map<String, @Nullable Object> toMap() {
        Map<String, @Nullable Object> map = new HashMap<>();
        AvroCursor cursor = open();
        long before = 0;
        for (long entries = cursor.readEntries(before); entries > 0; entries = cursor.readEntries(before)) {
            before += entries;
            for (long i = 0; i < entries; i++) {
                String name = cursor.readText();
                map.put(name, AvroRecord.read(values, cursor));
            }
        }
        return map;
    }
}
