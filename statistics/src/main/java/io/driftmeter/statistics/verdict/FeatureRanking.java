package io.driftmeter.statistics.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** Gives the features of a window q-values, by the p-values with which their distributions were judged. */
final class FeatureRanking {

    private FeatureRanking() {}

    /**
     * The findings with q-values; those of features whose distribution was not judged stay without one.
     *
     * @param findings in the order of the comparisons
     */
    static List<FeatureFinding> of(List<Comparison> comparisons, List<FeatureFinding> findings) {
        double[] judged = comparisons.stream()
                .map(Comparison::log10DistributionPValue)
                .filter(OptionalDouble::isPresent)
                .mapToDouble(OptionalDouble::getAsDouble)
                .toArray();
        double[] log10QValues = BenjaminiHochberg.log10QValues(judged);
        List<FeatureFinding> ranked = new ArrayList<>();
        int next = 0;
        for (int index = 0; index < findings.size(); index++) {
            boolean isJudged = comparisons.get(index).log10DistributionPValue().isPresent();
            ranked.add(isJudged ? findings.get(index).withLog10QValue(log10QValues[next++]) : findings.get(index));
        }
        return ranked;
    }
}
