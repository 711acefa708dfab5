package io.driftmeter.monitor.profile;

import io.driftmeter.avro.SegmentSource;
import io.driftmeter.monitor.intake.InputEvent;
import io.driftmeter.monitor.segment.BoxedValues;
import io.driftmeter.monitor.segment.ColumnValues;
import io.driftmeter.monitor.segment.Split;
import io.driftmeter.monitor.segment.Splits;
import io.driftmeter.monitor.wire.AvroRecord;
import io.driftmeter.statistics.reference.ReferenceProfile;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells into which segments rows fall, by one revision of a definition and one reference: by the columns of a row that was
 * read for counting, so that no row is read twice. Not thread-safe.
 */
final class SegmentRows {

    /** In a split that says nothing of a row. */
    static final int NONE = -1;

    private final Splits splits;
    private final RowReader reader;
    private final NamedRow columns;
    private final BoxedValues fields;
    private final int[] chosen;

    /** @param reference by whose features rows are counted; null: they are not, and only the columns are read */
    SegmentRows(Splits splits, @Nullable ReferenceProfile reference) {
        this.splits = splits;
        this.reader = new RowReader(reference, splits.columns());
        this.columns = reader.columns(splits.columns());
        this.fields = new BoxedValues(splits.columns().size());
        this.chosen = new int[splits.all().size()];
    }

    /** Reads the rows that are split. */
    RowReader reader() {
        return reader;
    }

    /** The ways in which they are. */
    List<Split> splits() {
        return splits.all();
    }

    /**
     * Of each split the segment of the features that {@link #reader} has read last; {@link #NONE} where it splits none. Good until the
     * next row.
     */
    int[] ofFeatures() {
        ColumnValues row = columns.last();
        for (int split = 0; split < chosen.length; split++) {
            Split by = splits.all().get(split);
            chosen[split] = by.source() == SegmentSource.FEATURES ? by.segmentOf(row) : NONE;
        }
        return chosen;
    }

    /**
     * Of each split the segment of a prediction; {@link #NONE} where it is by features that the prediction's record does not have. Good
     * until the next row.
     */
    int[] of(InputEvent.Prediction prediction) {
        AvroRecord record = prediction.fields();
        for (int column = 0; column < splits.columns().size(); column++) {
            int place = place(record, column);
            fields.set(column, record == null || place < 0 ? null : record.value(place));
        }
        for (int split = 0; split < chosen.length; split++) {
            Split by = splits.all().get(split);
            boolean isTold = by.source() == SegmentSource.PREDICTIONS
                    || by.columns().stream().allMatch(column -> place(record, column) >= 0);
            chosen[split] = isTold ? by.segmentOf(fields) : NONE;
        }
        return chosen;
    }

    private int place(@Nullable AvroRecord record, int column) {
        return record == null ? -1 : record.type().placeOf(splits.columns().get(column));
    }
}
