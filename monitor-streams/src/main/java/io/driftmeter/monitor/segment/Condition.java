package io.driftmeter.monitor.segment;

import io.driftmeter.avro.SegmentCondition;
import io.driftmeter.avro.SegmentTest;
import org.apache.avro.Schema;

/** A condition on the value of one column, ready to be asked. Immutable. */
final class Condition {

    private final int column;
    private final SegmentTest test;
    private final ValueNumbers texts;
    private final double bound;

    /** A condition on the column at a place. */
    Condition(SegmentCondition condition, int column) {
        this.column = column;
        this.test = condition.getTest();
        this.texts = new ValueNumbers(condition.getTexts());
        this.bound = condition.getNumber();
    }

    /** Whether the row's value holds to it. A missing value is on no side of a number, and so is not-a-number. */
    boolean holds(ColumnValues row) {
        Schema.Type kind = row.kind(column);
        return switch (test) {
            case MISSING -> kind == Schema.Type.NULL;
            case PRESENT -> kind != Schema.Type.NULL;
            case ONE_OF -> texts.numberOf(row, column) != ValueNumbers.NONE;
            case NONE_OF -> kind != Schema.Type.NULL && texts.numberOf(row, column) == ValueNumbers.NONE;
            case ABOVE, AT_LEAST, BELOW, AT_MOST -> isOnSide(row, kind);
            case UNKNOWN -> false;
        };
    }

    private boolean isOnSide(ColumnValues row, Schema.Type kind) {
        if (kind != Schema.Type.DOUBLE && kind != Schema.Type.LONG) {
            return false;
        }
        double number = kind == Schema.Type.DOUBLE ? row.number(column) : (double) row.wholeNumber(column);
        return switch (test) {
            case ABOVE -> number > bound;
            case AT_LEAST -> number >= bound;
            case BELOW -> number < bound;
            default -> number <= bound;
        };
    }
}
