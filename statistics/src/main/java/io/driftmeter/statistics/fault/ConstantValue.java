package io.driftmeter.statistics.fault;

import io.driftmeter.statistics.counts.CategoryCounts;
import io.driftmeter.statistics.counts.FeatureCounts;
import io.driftmeter.statistics.counts.NumericCounts;
import io.driftmeter.statistics.verdict.Wording;
import java.util.Arrays;
import java.util.Optional;

/** Recognises values that are stuck, and inputs that are alive though they were constant in the reference. */
final class ConstantValue {
    private static final int NONE = -1;

    private ConstantValue() {}

    /**
     * One bin has at least 90 % of the rows, where the reference has at most half of that, and the bin is as good as one value: a category, an
     * atom, a cell with both ends in which values lie too close to tell, or all rows have the very same number.
     */
    static Optional<Fault> stuck(FeatureSlices feature, FaultRules rules) {
        int bin = fullest(bins(feature.slices().get(feature.slices().size() - 1).counts()));
        if (bin == NONE || feature.expected().length == 0) {
            return Optional.empty();
        }
        int onset = feature.onset(
                counts -> inBin(counts, bin) - FaultRules.LEAST_EXPLAINED * total(bins(counts)) + tie(counts));
        FeatureCounts since = feature.countedSince(onset);
        double share = inBin(since, bin) / (double) Math.max(1, since.values());
        long[] expected = feature.expected();
        double usual = expected[bin] / (double) Math.max(1, total(expected));
        boolean told = since.values() >= rules.minimumRows()
                && share >= FaultRules.LEAST_EXPLAINED
                && usual <= share / 2
                && isOneValue(since, bin);
        return told
                ? Optional.of(new Fault(
                        FaultKind.STUCK_VALUE,
                        "%s in %s of %d rows, where %s is usual"
                                .formatted(valueOf(since), Words.percent(share), since.values(), Words.percent(usual)),
                        share,
                        feature.start(onset)))
                : Optional.empty();
    }

    /** Slices without rows count for neither side. */
    private static double tie(FeatureCounts counts) {
        return counts.values() == 0 ? -Double.MIN_NORMAL : 0;
    }

    static Optional<Fault> alive(FeatureSlices feature, FaultRules rules) {
        FeatureCounts reference = feature.reference().counts();
        long[] usual = bins(reference);
        int bin = fullest(usual);
        if (bin == NONE || usual[bin] < total(usual) || !isConstant(reference)) {
            return Optional.empty();
        }
        int onset = feature.onsetOfRate(counts -> others(counts, bin), FeatureCounts::values, 0);
        FeatureCounts since = feature.countedSince(onset);
        double share = others(since, bin) / (double) Math.max(1, since.values());
        return since.values() < rules.minimumRows() || share < rules.leastRateChange()
                ? Optional.empty()
                : Optional.of(new Fault(
                        FaultKind.CONSTANT_ALIVE,
                        "other values in %s of %d rows, where the reference has a single one in all of %d"
                                .formatted(Words.percent(share), since.values(), reference.values()),
                        share,
                        feature.start(onset)));
    }

    private static boolean isConstant(FeatureCounts counts) {
        return !(counts instanceof NumericCounts numeric)
                || numeric.scale().minimum() == numeric.scale().maximum();
    }

    private static long others(FeatureCounts counts, int bin) {
        return counts.values() - inBin(counts, bin);
    }

    private static boolean isOneValue(FeatureCounts since, int bin) {
        if (!(since instanceof NumericCounts numeric)) {
            return true;
        }
        boolean inner = bin > 0 && bin < numeric.scale().cells().count() - 1;
        return inner || numeric.moments().variance().orElse(1) == 0;
    }

    private static String valueOf(FeatureCounts since) {
        return since instanceof NumericCounts numeric
                        && numeric.moments().mean().isPresent()
                ? "one value, about %s,"
                        .formatted(Wording.figure(numeric.moments().mean().getAsDouble()))
                : "one value";
    }

    private static long inBin(FeatureCounts counts, int bin) {
        return bins(counts)[bin];
    }

    private static long[] bins(FeatureCounts counts) {
        if (counts instanceof NumericCounts numeric) {
            return numeric.cellCounts();
        }
        return counts instanceof CategoryCounts category ? category.counts() : new long[0];
    }

    private static int fullest(long[] bins) {
        int fullest = NONE;
        for (int bin = 0; bin < bins.length; bin++) {
            if (bins[bin] > (fullest == NONE ? 0 : bins[fullest])) {
                fullest = bin;
            }
        }
        return fullest;
    }

    private static long total(long[] bins) {
        return Arrays.stream(bins).sum();
    }
}
