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
     * Many rows, so that what a feature's counters need is fetched from afar once for all of them: of a thousand features it lies afar, and
     * thirty of their rows at a time took a third longer. Twice as many values would take twice the heap, and gain nothing.
     */
    private static final int MOST_VALUES = 128 * 1024;

    private static final int MOST_ROWS = 256;
    private static final int FEWEST_MOST_ROWS = 16;

    private final @Nullable ReferenceProfile reference;
    private final List<String> names;
    private final NamedValues values;
    private final FeatureRows batch;

    /** Takes all rows that were read and are not counted yet; null if there are none, or different counts take them. */
    private @Nullable RowCounts all;

    /** Each takes those of these rows that it has chosen. */
    private final List<RowCounts> choosers = new ArrayList<>();

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
        int mostRows = mostRows(names.size());
        this.values = new NamedValues(names, texts(reference, names, columns), mostRows);
        this.batch = new FeatureRows(values, mostRows);
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
        values.read(row);
    }

    /** The row that was read last is to be counted in {@code other} as well, by the same reference. */
    void countLastIn(RowCounts other) {
        choose(values.rows() - 1, other);
    }

    /**
     * Reads a row that is to be counted in {@code into}, at the latest by {@link #countRows}. Rows may take turns between counts, as do those
     * on both sides of a pane's end.
     */
    void read(AvroMap row, RowCounts into) {
        if (values.isFull()) {
            countRows();
        }
        values.read(row);
        int last = values.rows() - 1;
        if (last == 0) {
            all = into;
        } else if (all != into) {
            letChoose(last);
            choose(last, into);
        }
    }

    /** Has the counts that took all rows before {@code end} choose them, since the next one is not theirs. */
    private void letChoose(int end) {
        if (all != null) {
            for (int row = 0; row < end; row++) {
                choose(row, all);
            }
            all = null;
        }
    }

    private void choose(int row, RowCounts counts) {
        if (counts.choose(row)) {
            choosers.add(counts);
        }
    }

    /** Counts the rows that have been read. */
    void countRows() {
        if (values.rows() == 0) {
            return;
        }
        if (all != null) {
            all.countAll(batch);
            all = null;
        }
        for (int i = 0; i < choosers.size(); i++) {
            choosers.get(i).countChosen(batch);
        }
        choosers.clear();
        values.clear();
    }

    /** Counts for the rows that it reads, at nothing. */
    RowCounts newCounts() {
        if (reference == null) {
            throw new IllegalStateException("Without a reference rows are not counted");
        }
        return new RowCounts(reference);
    }
}
