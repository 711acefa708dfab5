package io.driftmeter.monitor.segment;

import org.apache.avro.Schema;

/** The values of one row, by the places of the columns in {@link Splits#columns()}; asking for them allocates nothing. */
public interface ColumnValues {

    /** What the value is: NULL, where it is missing; DOUBLE, LONG, BOOLEAN, STRING, or any other type but INT and FLOAT. */
    Schema.Type kind(int column);

    /** A value that is a DOUBLE. */
    double number(int column);

    /** A value that is a LONG. */
    long wholeNumber(int column);

    /** A value that is a BOOLEAN. */
    boolean truthValue(int column);

    /** Which of the texts a value is that is a STRING; {@link ValueNumbers#NONE} where it is none of them. */
    int textAmong(int column, ValueNumbers texts);
}
