package io.driftmeter.statistics.fault;

import io.driftmeter.statistics.counts.CategoryCounts;
import io.driftmeter.statistics.counts.FeatureCounts;
import io.driftmeter.statistics.counts.NumericCounts;
import io.driftmeter.statistics.reference.CategoricalReference;
import io.driftmeter.statistics.reference.NumericReference;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Recognises two features that have changed places: the live rows of each look like the reference of the other, not like its own. Features are
 * paired in their order; one that has found its partner is looked at no more. A feature whose hours differ is looked at only where it drifted: what
 * is expected of it is that of the whole window, and a part of a day is never like a whole one.
 */
final class SwappedFeatures {
    private SwappedFeatures() {}

    /** By the name of the feature; both of a pair are there. */
    static Map<String, Fault> among(List<FeatureSlices> features, FaultRules rules) {
        Map<String, Fault> swapped = new HashMap<>();
        List<FeatureSlices> strange = features.stream()
                .filter(feature ->
                        feature.drifted() || feature.reference().seasons().isEmpty())
                .filter(feature -> !looksLike(feature, feature, feature.lastHalf())
                        .orElse(new ExplainedShare(1, 0))
                        .isEnough())
                .toList();
        for (int one = 0; one < strange.size(); one++) {
            for (int other = one + 1; other < strange.size(); other++) {
                FeatureSlices left = strange.get(one);
                FeatureSlices right = strange.get(other);
                if (!swapped.containsKey(left.name()) && !swapped.containsKey(right.name())) {
                    pair(left, right, rules).ifPresent(swapped::putAll);
                }
            }
        }
        return swapped;
    }

    private static Optional<Map<String, Fault>> pair(FeatureSlices left, FeatureSlices right, FaultRules rules) {
        if (!isLike(left, right, left.lastHalf()) || !isLike(right, left, right.lastHalf())) {
            return Optional.empty();
        }
        int onset = Math.max(onset(left, right), onset(right, left));
        FeatureCounts ofLeft = left.countedSince(onset);
        FeatureCounts ofRight = right.countedSince(onset);
        boolean told = Math.min(ofLeft.values(), ofRight.values()) >= rules.minimumRows()
                && isLike(left, right, ofLeft)
                && isLike(right, left, ofRight)
                && !isLike(left, left, ofLeft)
                && !isLike(right, right, ofRight);
        return told
                ? Optional.of(Map.of(
                        left.name(), fault(left, right, ofLeft, onset),
                        right.name(), fault(right, left, ofRight, onset)))
                : Optional.empty();
    }

    private static boolean isLike(FeatureSlices live, FeatureSlices reference, FeatureCounts counts) {
        return looksLike(live, reference, counts).map(ExplainedShare::isEnough).orElse(false);
    }

    private static int onset(FeatureSlices live, FeatureSlices other) {
        return live.onset(counts -> counts.values()
                * (looksLike(live, other, counts).map(ExplainedShare::share).orElse(0.0)
                        - looksLike(live, live, counts)
                                .map(ExplainedShare::share)
                                .orElse(0.0)));
    }

    private static Fault fault(FeatureSlices live, FeatureSlices other, FeatureCounts counts, int onset) {
        double share = looksLike(live, other, counts).orElseThrow().share();
        return new Fault(
                FaultKind.SWAPPED_FEATURES,
                "it has changed places with %s, whose reference explains %s of %d rows"
                        .formatted(other.name(), Words.percent(share), counts.values()),
                share,
                live.start(onset),
                Optional.of(other.name()));
    }

    /** How far rows of one feature look like the reference of another; empty where the two are of different kinds. */
    private static Optional<ExplainedShare> looksLike(FeatureSlices live, FeatureSlices other, FeatureCounts counts) {
        if (counts instanceof NumericCounts numeric && other.reference() instanceof NumericReference) {
            return Optional.of(other.expectedMagnitudes(Conversion.NONE)
                    .explains(numeric.magnitudes().rows()));
        }
        if (counts instanceof CategoryCounts category
                && live.reference() instanceof CategoricalReference own
                && other.reference() instanceof CategoricalReference reference) {
            return Optional.of(categories(category, own, reference, other.expected()));
        }
        return Optional.empty();
    }

    /** Category by category of the own reference; the other's further ones together, which must have the names that came unseen. */
    private static ExplainedShare categories(
            CategoryCounts live, CategoricalReference own, CategoricalReference other, long[] otherRows) {
        List<String> known = other.categories().names();
        if (live.unseenNames().stream().anyMatch(name -> !known.contains(name)) && own != other) {
            return new ExplainedShare(0, 1);
        }
        double total = 0;
        for (long rows : otherRows) {
            total += rows;
        }
        double[] expected = new double[own.categories().counters()];
        for (int category = 0; category < otherRows.length; category++) {
            int bin = category < known.size()
                    ? own.categories().binOf(known.get(category))
                    : expected.length - (otherRows.length - category);
            expected[bin] += otherRows[category] / Math.max(1, total);
        }
        return ExplainedShare.of(expected, total, live.counts(), live.values());
    }
}
