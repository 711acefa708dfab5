package io.driftmeter.statistics.fault;

import io.driftmeter.statistics.counts.FeatureCounts;
import io.driftmeter.statistics.reference.FeatureReference;
import io.driftmeter.statistics.reference.NumericReference;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** One feature of a window, slice by slice, beside what was expected of it. Not thread-safe: what several rules ask for is worked out once. */
public final class FeatureSlices {
    private final FeatureReference reference;
    private final long[] expected;
    private final boolean drifted;
    private final boolean whole;
    private final List<Slice> slices;
    private final Map<Conversion, ExpectedMagnitudes> magnitudes = new HashMap<>();
    private @Nullable FeatureCounts lastHalf;

    /**
     * Takes a feature.
     *
     * @param reference its reference
     * @param expected rows of the reference in each cell, or of each category: all of them, or those of the hours that the window covers; empty for
     *     embeddings
     * @param drifted whether the window's verdict on the feature is drift; without it only what is foreign to the reference is a fault
     * @param whole whether the rows come up to within a day of the window's start and end: a part of a week lacks days, and nothing has vanished
     * @param slices in the order of time, at least one; their counts are not to change any more
     */
    public FeatureSlices(
            FeatureReference reference, long[] expected, boolean drifted, boolean whole, List<Slice> slices) {
        this.reference = reference;
        this.expected = expected.clone();
        this.drifted = drifted;
        this.whole = whole;
        this.slices = List.copyOf(slices);
        if (slices.isEmpty()) {
            throw new IllegalArgumentException("a window of '" + reference.name() + "' without a slice");
        }
    }

    FeatureReference reference() {
        return reference;
    }

    long[] expected() {
        return expected.clone();
    }

    boolean whole() {
        return whole;
    }

    boolean drifted() {
        return drifted;
    }

    List<Slice> slices() {
        return slices;
    }

    /** The magnitudes that are expected of a number after a conversion. */
    ExpectedMagnitudes expectedMagnitudes(Conversion conversion) {
        return magnitudes.computeIfAbsent(
                conversion, key -> ExpectedMagnitudes.of(((NumericReference) reference).scale(), expected, key));
    }

    /** What was counted in the second half of the slices. */
    FeatureCounts lastHalf() {
        if (lastHalf == null) {
            lastHalf = countedSince(slices.size() / 2);
        }
        return lastHalf;
    }

    String name() {
        return reference.name();
    }

    /** What was counted from a slice up to before another. */
    FeatureCounts counted(int from, int to) {
        FeatureCounts sum = reference.newCounts();
        slices.subList(from, to).forEach(slice -> sum.merge(slice.counts()));
        return sum;
    }

    FeatureCounts countedSince(int slice) {
        return counted(slice, slices.size());
    }

    long start(int slice) {
        return slices.get(slice).start();
    }

    int onset(ToDoubleFunction<FeatureCounts> score) {
        return Onset.of(slices.stream()
                .mapToDouble(slice -> score.applyAsDouble(slice.counts()))
                .toArray());
    }

    int onsetOfRate(ToLongFunction<FeatureCounts> hits, ToLongFunction<FeatureCounts> rows, double usualRate) {
        return Onset.ofRate(
                slices.stream()
                        .mapToLong(slice -> hits.applyAsLong(slice.counts()))
                        .toArray(),
                slices.stream()
                        .mapToLong(slice -> rows.applyAsLong(slice.counts()))
                        .toArray(),
                usualRate);
    }
}
