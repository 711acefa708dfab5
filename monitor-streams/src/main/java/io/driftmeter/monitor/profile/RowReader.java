package io.driftmeter.monitor.profile;

import io.driftmeter.monitor.wire.AvroMap;
import io.driftmeter.monitor.wire.NamedValues;
import io.driftmeter.statistics.counts.TextTable;
import io.driftmeter.statistics.reference.FeatureReference;
import io.driftmeter.statistics.reference.ReferenceProfile;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the values of rows in the order in which one reference has its features, and has a few rows counted at once (see
 * {@link NamedValues}). Not thread-safe.
 */
public final class RowReader {

    /**
     * Many rows, so that what a feature's counters need is fetched from afar once for all of them; and not more values than lie near
     * themselves.
     */
    private static final int MOST_VALUES = 32 * 1024;

    private static final int MOST_ROWS = 256;
    private static final int FEWEST_MOST_ROWS = 16;

    private final @Nullable ReferenceProfile reference;
    private final List<String> names;
    private final NamedValues values;

    /** Takes the rows that were read and are not counted yet; null if there are none. */
    private @Nullable RowCounts counts;

    /** Takes some of these rows as well. */
    private final List<RowCounts> others = new ArrayList<>();

    RowReader(ReferenceProfile reference) {
        this(reference, List.of());
    }

    /**
     * A reader of a reference's features and of other columns.
     *
     * @param reference null: rows are not counted, and only the columns are read
     */
    RowReader(@Nullable ReferenceProfile reference, List<String> columns) {
        this.reference = reference;
        Set<String> read = new LinkedHashSet<>();
        if (reference != null) {
            reference.features().stream().map(FeatureReference::name).forEach(read::add);
        }
        read.addAll(columns);
        this.names = List.copyOf(read);
        this.values = new NamedValues(names, texts(reference, names, columns), mostRows(names.size()));
    }

    /** The texts that are read as their numbers: not those of the columns, whose own words are asked for. */
    private static List<TextTable> texts(
            @Nullable ReferenceProfile reference, List<String> names, List<String> columns) {
        int features = reference == null ? 0 : reference.features().size();
        return IntStream.range(0, names.size())
                .mapToObj(place -> reference == null || place >= features || columns.contains(names.get(place))
                        ? TextTable.EMPTY
                        : reference.features().get(place).counts().texts())
                .toList();
    }

    /** How many rows of so many values are read before they are counted. */
    public static int mostRows(int columns) {
        return Math.max(FEWEST_MOST_ROWS, Math.min(MOST_ROWS, MOST_VALUES / Math.max(1, columns)));
    }

    /** The columns of the row that was read last. */
    NamedRow columns(List<String> columns) {
        return new NamedRow(values, names, columns);
    }

    /** Reads a row that is not to be counted. */
    void readColumns(AvroMap row) {
        countRows();
        values.clear();
        values.read(row);
    }

    /** The row that was read last is to be counted in {@code other} as well, by the same reference. */
    void countLastIn(RowCounts other) {
        if (other.choose(values.rows() - 1)) {
            others.add(other);
        }
    }

    /** Reads a row that is to be counted in {@code into}, at the latest by {@link #countRows}. */
    void read(AvroMap row, RowCounts into) {
        if (counts != into || values.isFull()) {
            countRows();
            counts = into;
        }
        values.read(row);
    }

    /** Counts the rows that have been read. */
    void countRows() {
        if (counts != null) {
            counts.count(values);
            for (int i = 0; i < others.size(); i++) {
                others.get(i).countChosen(values);
            }
            others.clear();
            values.clear();
            counts = null;
        }
    }

    /** Counts for the rows that it reads, at nothing. */
    RowCounts newCounts() {
        if (reference == null) {
            throw new IllegalStateException("Without a reference rows are not counted");
        }
        return new RowCounts(reference);
    }
}
