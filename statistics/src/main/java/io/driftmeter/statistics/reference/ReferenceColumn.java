package io.driftmeter.statistics.reference;

import io.driftmeter.statistics.counts.Categories;
import io.driftmeter.statistics.counts.CategoryCounts;
import io.driftmeter.statistics.counts.FeatureCounts;
import io.driftmeter.statistics.counts.NumericCounts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The values of one feature, row by row, while a reference is built: numbers as they are, texts by their place in a dictionary. */
final class ReferenceColumn {
    private static final double MISSING = Double.longBitsToDouble(0x7FF8_0000_0000_0001L);
    private static final double WRONG_TYPE = Double.longBitsToDouble(0x7FF8_0000_0000_0002L);

    private final String name;
    private final ReferenceSettings settings;
    private @Nullable ColumnKind kind;
    private double[] cells = new double[1024];
    private int rows;
    private final Map<String, Integer> dictionary = new HashMap<>();
    private final List<String> texts = new ArrayList<>();

    ReferenceColumn(String name, ReferenceSettings settings) {
        this.name = name;
        this.settings = settings;
        this.kind = settings.kinds().get(name);
    }

    /** Adds the value of a row; null is missing. Rows that were passed over are missing too. */
    void add(int row, @Nullable Object value) {
        fillTo(row);
        append(value == null ? MISSING : encode(value));
    }

    void fillTo(int row) {
        while (rows < row) {
            append(MISSING);
        }
    }

    private double encode(Object value) {
        ColumnKind found = ColumnKind.of(value);
        if (kind == null) {
            kind = found;
        }
        return switch (kind) {
            case NUMERIC -> found == ColumnKind.NUMERIC ? plainNumber(((Number) value).doubleValue()) : WRONG_TYPE;
            case BOOLEAN -> found == ColumnKind.BOOLEAN ? codeOf(value.toString()) : WRONG_TYPE;
            case CATEGORICAL ->
                value instanceof Double || value instanceof Float ? WRONG_TYPE : codeOf(value.toString());
        };
    }

    /** One NaN for all, since the others mean something here; +0 for −0. */
    private static double plainNumber(double value) {
        return Double.isNaN(value) ? Double.NaN : value + 0.0;
    }

    private double codeOf(String text) {
        return dictionary.computeIfAbsent(text, unknown -> {
            texts.add(unknown);
            return texts.size() - 1;
        });
    }

    private void append(double cell) {
        if (rows == cells.length) {
            cells = Arrays.copyOf(cells, 2 * rows);
        }
        cells[rows++] = cell;
    }

    /**
     * Builds the feature's reference.
     *
     * @param times event time of each row, in milliseconds since the epoch; null where rows carry none
     */
    FeatureReference build(long @Nullable [] times) {
        FeatureCounts live = kind == ColumnKind.NUMERIC ? numeric() : categorical();
        for (int row = 0; row < rows; row++) {
            count(row, live);
        }
        List<WindowVariation> variation = new ArrayList<>();
        if (times != null) {
            for (long window : settings.windowMilliseconds()) {
                shares(live).variation(times, window).ifPresent(variation::add);
            }
        }
        return live instanceof NumericCounts numeric
                ? new NumericReference(name, numeric, variation, OptionalDouble.empty())
                : new CategoricalReference(name, (CategoryCounts) live, variation, OptionalDouble.empty());
    }

    private NumericCounts numeric() {
        double[] finite =
                Arrays.stream(cells, 0, rows).filter(Double::isFinite).sorted().toArray();
        return new NumericCounts(CellCutter.cut(finite, settings));
    }

    private CategoryCounts categorical() {
        if (kind == ColumnKind.BOOLEAN) {
            return new CategoryCounts(new Categories(true, Set.of("false", "true"), Set.of()));
        }
        long[] frequencies = new long[texts.size()];
        for (int row = 0; row < rows; row++) {
            if (!Double.isNaN(cells[row])) {
                frequencies[(int) cells[row]]++;
            }
        }
        List<String> byFrequency = texts.stream()
                .sorted(Comparator.<String>comparingLong(text -> -frequencies[codeFor(text)])
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
        int named = Math.min(settings.mostCategories(), byFrequency.size());
        return new CategoryCounts(new Categories(
                false,
                new TreeSet<>(byFrequency.subList(0, named)),
                new TreeSet<>(byFrequency.subList(named, byFrequency.size()))));
    }

    private int codeFor(String text) {
        return dictionary.getOrDefault(text, -1);
    }

    private void count(int row, FeatureCounts into) {
        long bits = Double.doubleToRawLongBits(cells[row]);
        if (bits == Double.doubleToRawLongBits(MISSING)) {
            into.addMissing();
        } else if (bits == Double.doubleToRawLongBits(WRONG_TYPE)) {
            into.addWrongType();
        } else if (kind == ColumnKind.NUMERIC) {
            into.add(cells[row]);
        } else if (kind == ColumnKind.BOOLEAN) {
            into.add(Boolean.parseBoolean(texts.get((int) cells[row])));
        } else {
            into.add(texts.get((int) cells[row]));
        }
    }

    /** Bins whose shares are followed from window to window: cumulative ones at the decile edges, or each category's own. */
    private WindowShares shares(FeatureCounts counted) {
        int[] bins = new int[rows];
        if (counted instanceof NumericCounts numeric) {
            int[] positions = numeric.scale().cells().decileEdgePositions();
            for (int row = 0; row < rows; row++) {
                bins[row] = Double.isFinite(cells[row])
                        ? lowerBound(positions, numeric.scale().cells().indexOf(cells[row]))
                        : WindowShares.NO_VALUE;
            }
            return new WindowShares(bins, positions.length + 1, true);
        }
        for (int row = 0; row < rows; row++) {
            bins[row] = Double.isNaN(cells[row]) ? WindowShares.NO_VALUE : (int) cells[row];
        }
        return new WindowShares(bins, texts.size(), false);
    }

    private static int lowerBound(int[] positions, int cell) {
        int found = Arrays.binarySearch(positions, cell);
        return found >= 0 ? found : -found - 1;
    }
}
