package io.driftmeter.statistics.fault;

import io.driftmeter.statistics.counts.FeatureCounts;
import io.driftmeter.statistics.reference.FeatureReference;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/**
 * One feature of a window, slice by slice, beside what was expected of it.
 *
 * @param reference its reference
 * @param expected rows of the reference in each cell, or of each category: all of them, or those of the hours that the window covers; empty for
 *     embeddings
 * @param drifted whether the window's verdict on the feature is drift; without it only what is foreign to the reference is a fault
 * @param slices in the order of time, at least one
 */
@SuppressWarnings("ArrayRecordComponent")
public record FeatureSlices(FeatureReference reference, long[] expected, boolean drifted, List<Slice> slices) {
    public FeatureSlices {
        expected = expected.clone();
        slices = List.copyOf(slices);
        if (slices.isEmpty()) {
            throw new IllegalArgumentException("a window of '" + reference.name() + "' without a slice");
        }
    }

    @Override
    public long[] expected() {
        return expected.clone();
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
