package io.driftmeter.statistics.fault;

import io.driftmeter.statistics.counts.CategoryCounts;
import io.driftmeter.statistics.counts.FeatureCounts;
import io.driftmeter.statistics.reference.CategoricalReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Recognises categories that the reference does not have, and categories of the reference that no longer come. */
final class CategoryWave {
    /** A category has vanished where so many rows of it were to be expected and none came: the chance of that is e^−15. */
    private static final double EXPECTED_AT_LEAST = 15;

    private static final int NAMED = 5;

    private CategoryWave() {}

    static Optional<Fault> newCategories(FeatureSlices feature, FaultRules rules) {
        if (!(feature.reference() instanceof CategoricalReference reference)) {
            return Optional.empty();
        }
        FeatureCounts usual = reference.counts();
        double usualRate = usual.values() == 0 ? 0 : (double) usual.unseen() / usual.values();
        int onset = feature.onsetOfRate(FeatureCounts::unseen, FeatureCounts::values, usualRate);
        FeatureCounts since = feature.countedSince(onset);
        if (since.values() < rules.minimumRows()) {
            return Optional.empty();
        }
        double rate = (double) since.unseen() / since.values();
        return rate - usualRate < rules.leastRateChange()
                ? Optional.empty()
                : Optional.of(new Fault(
                        FaultKind.NEW_CATEGORIES,
                        "categories that the reference does not have in %s of %d rows, where %s is usual"
                                .formatted(Words.percent(rate), since.values(), Words.percent(usualRate)),
                        rate,
                        feature.start(onset)));
    }

    /** Of the categories with at least the least share that no longer come, all that stopped by the time the last of them did. */
    static Optional<Fault> vanishedCategories(FeatureSlices feature, FaultRules rules) {
        if (!feature.whole() || !(feature.reference() instanceof CategoricalReference reference)) {
            return Optional.empty();
        }
        long[] expected = feature.expected();
        double expectedRows = 0;
        for (long rows : expected) {
            expectedRows += rows;
        }
        List<Integer> gone = new ArrayList<>();
        int onset = 0;
        double share = 0;
        for (int category = 0; category < reference.categories().names().size(); category++) {
            double usual = expected[category] / Math.max(1, expectedRows);
            int since = sinceLast(feature, category);
            if (usual >= rules.leastRateChange() && isMissed(feature, since, usual, rules)) {
                gone.add(category);
                onset = Math.max(onset, since);
                share += usual;
            }
        }
        return gone.isEmpty() ? Optional.empty() : Optional.of(vanished(feature, reference, gone, onset, share));
    }

    /** The slice after the last one with a row of the category. */
    private static int sinceLast(FeatureSlices feature, int category) {
        int slice = feature.slices().size();
        while (slice > 0 && ((CategoryCounts) feature.slices().get(slice - 1).counts()).counts()[category] == 0) {
            slice--;
        }
        return slice;
    }

    private static boolean isMissed(FeatureSlices feature, int since, double usual, FaultRules rules) {
        long values = feature.countedSince(since).values();
        return values >= rules.minimumRows() && usual * values >= EXPECTED_AT_LEAST;
    }

    private static Fault vanished(
            FeatureSlices feature, CategoricalReference reference, List<Integer> gone, int onset, double share) {
        return new Fault(
                FaultKind.VANISHED_CATEGORIES,
                "%d categories that held %s of the reference no longer come: %s"
                        .formatted(
                                gone.size(),
                                Words.percent(share),
                                String.join(
                                        ", ",
                                        gone.stream()
                                                .limit(NAMED)
                                                .map(reference.categories().names()::get)
                                                .toList())),
                share,
                feature.start(onset));
    }
}
