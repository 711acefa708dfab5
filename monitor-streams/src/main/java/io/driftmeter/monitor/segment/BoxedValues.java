package io.driftmeter.monitor.segment;

import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/** Values that are objects: null, Double, Long, Boolean, String, or anything else, which is no value that a row is split by. */
public final class BoxedValues implements ColumnValues {

    private final @Nullable Object[] values;

    /** No values yet, for so many columns. */
    public BoxedValues(int columns) {
        values = new Object[columns];
    }

    /** Replaces the value of a column. */
    public void set(int column, @Nullable Object value) {
        values[column] = value instanceof CharSequence text ? text.toString() : value;
    }

    @Override
    public Schema.Type kind(int column) {
        Object value = values[column];
        if (value == null) {
            return Schema.Type.NULL;
        }
        if (value instanceof Double) {
            return Schema.Type.DOUBLE;
        }
        if (value instanceof Long) {
            return Schema.Type.LONG;
        }
        if (value instanceof Boolean) {
            return Schema.Type.BOOLEAN;
        }
        return value instanceof String ? Schema.Type.STRING : Schema.Type.BYTES;
    }

    @Override
    public double number(int column) {
        return (Double) value(column);
    }

    @Override
    public long wholeNumber(int column) {
        return (Long) value(column);
    }

    @Override
    public boolean truthValue(int column) {
        return (Boolean) value(column);
    }

    @Override
    public int textAmong(int column, ValueNumbers texts) {
        return texts.numberOf((String) value(column));
    }

    private Object value(int column) {
        Object value = values[column];
        if (value == null) {
            throw new IllegalStateException("Column " + column + " has no value");
        }
        return value;
    }
}
