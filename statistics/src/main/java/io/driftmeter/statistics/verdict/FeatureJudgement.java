package io.driftmeter.statistics.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** From a comparison, and which of its tests are significant, to the finding. */
final class FeatureJudgement {

    private FeatureJudgement() {}

    static FeatureFinding of(Comparison comparison, Set<Check> significant, double level) {
        Check distribution = comparison.distribution();
        List<Check> drifted = Stream.concat(Stream.of(distribution), comparison.rates().stream())
                .filter(check -> check.hasEffect() && significant.contains(check))
                .toList();
        List<Check> primary = drifted.isEmpty() ? List.of(distribution) : drifted;
        EffectBand effect = primary.stream().map(Check::band).reduce(EffectBand.NONE, FeatureJudgement::larger);
        return new FeatureFinding(
                comparison.name(),
                verdict(distribution, drifted),
                effect,
                reason(distribution, drifted, significant.contains(distribution), level),
                statistics(comparison, primary),
                comparison.bins(),
                comparison.quantiles(),
                OptionalDouble.empty());
    }

    private static EffectBand larger(EffectBand one, EffectBand other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    private static DriftVerdict verdict(Check distribution, List<Check> drifted) {
        if (!drifted.isEmpty()) {
            return new DriftVerdict.Drift();
        }
        return distribution.whyNotJudged().isPresent()
                ? new DriftVerdict.NotEnoughData(distribution.smallestDetectableShift())
                : new DriftVerdict.Stable();
    }

    private static String reason(Check distribution, List<Check> drifted, boolean significant, double level) {
        if (!drifted.isEmpty()) {
            return drifted.stream().map(check -> check.sentence(level)).collect(Collectors.joining("; "));
        }
        if (distribution.whyNotJudged().isPresent()) {
            String shift = distribution.smallestDetectableShift().isPresent()
                    ? "; the smallest shift that could have been shown is "
                            + Wording.figure(
                                    distribution.smallestDetectableShift().getAsDouble())
                    : "";
            return distribution.whyNotJudged().get() + shift;
        }
        String why = significant ? "significant, but too small to matter: " : "not significant: ";
        return why + distribution.sentence(level);
    }

    private static List<StatisticFinding> statistics(Comparison comparison, List<Check> primary) {
        List<StatisticFinding> statistics = new ArrayList<>();
        statistics.add(comparison.distribution().finding(primary.contains(comparison.distribution())));
        statistics.addAll(comparison.explaining());
        comparison.rates().forEach(check -> statistics.add(check.finding(primary.contains(check))));
        return statistics;
    }
}
