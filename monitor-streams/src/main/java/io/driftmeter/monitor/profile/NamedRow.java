package io.driftmeter.monitor.profile;

import io.driftmeter.monitor.segment.ColumnValues;
import io.driftmeter.monitor.segment.ValueNumbers;
import io.driftmeter.monitor.wire.NamedValues;
import java.util.List;
import org.apache.avro.Schema;

/** The columns of one row of {@link NamedValues} by which it is split; it moves from row to row, so that none is made for each. */
final class NamedRow implements ColumnValues {

    private final NamedValues values;
    private final int[] places;
    private int row;

    /**
     * Before any row.
     *
     * @param names all names in {@code values}, in order
     * @param columns the columns, each one of these names
     */
    NamedRow(NamedValues values, List<String> names, List<String> columns) {
        this.values = values;
        this.places = columns.stream().mapToInt(names::indexOf).toArray();
    }

    /** The row that was read last. */
    NamedRow last() {
        row = values.rows() - 1;
        return this;
    }

    @Override
    public Schema.Type kind(int column) {
        return values.kind(row, places[column]);
    }

    @Override
    public double number(int column) {
        return values.number(row, places[column]);
    }

    @Override
    public long wholeNumber(int column) {
        return values.wholeNumber(row, places[column]);
    }

    @Override
    public boolean truthValue(int column) {
        return values.truthValue(row, places[column]);
    }

    @Override
    public int textAmong(int column, ValueNumbers texts) {
        int place = places[column];
        return texts.numberOf(values.bytes(row), values.textStart(row, place), values.textLength(row, place));
    }
}
