package io.driftmeter.statistics.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** From a comparison, and which of its tests are significant, to the finding. */
final class FeatureJudgement {

    private FeatureJudgement() {}

    static FeatureFinding of(Comparison comparison, Set<Check> significant, double level) {
        List<Check> distributions = comparison.distributions();
        List<Check> drifted = Stream.concat(distributions.stream(), comparison.rates().stream())
                .filter(check -> check.hasEffect() && significant.contains(check))
                .toList();
        List<Check> primary = drifted.isEmpty() ? distributions : drifted;
        EffectBand effect = primary.stream().map(Check::band).reduce(EffectBand.NONE, FeatureJudgement::larger);
        return new FeatureFinding(
                comparison.name(),
                verdict(distributions, drifted),
                effect,
                reason(distributions, drifted, significant, level),
                statistics(comparison, primary),
                comparison.bins(),
                comparison.quantiles(),
                OptionalDouble.empty());
    }

    private static EffectBand larger(EffectBand one, EffectBand other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    /** A feature is stable where each of its tests was made and none found drift. */
    private static DriftVerdict verdict(List<Check> distributions, List<Check> drifted) {
        if (!drifted.isEmpty()) {
            return new DriftVerdict.Drift();
        }
        return firstNotJudged(distributions)
                .<DriftVerdict>map(check -> new DriftVerdict.NotEnoughData(check.smallestDetectableShift()))
                .orElseGet(DriftVerdict.Stable::new);
    }

    private static Optional<Check> firstNotJudged(List<Check> distributions) {
        return distributions.stream()
                .filter(check -> check.whyNotJudged().isPresent())
                .findFirst();
    }

    private static String reason(List<Check> distributions, List<Check> drifted, Set<Check> significant, double level) {
        if (!drifted.isEmpty()) {
            return drifted.stream().map(check -> check.sentence(level)).collect(Collectors.joining("; "));
        }
        return firstNotJudged(distributions)
                .map(FeatureJudgement::whyNotJudged)
                .orElseGet(() -> distributions.stream()
                        .map(check -> whyStable(check, significant.contains(check), level))
                        .collect(Collectors.joining("; ")));
    }

    private static String whyNotJudged(Check check) {
        String shift = check.smallestDetectableShift().isPresent()
                ? "; the smallest shift that could have been shown is "
                        + Wording.figure(check.smallestDetectableShift().getAsDouble())
                : "";
        return check.whyNotJudged().orElseThrow() + shift;
    }

    private static String whyStable(Check check, boolean significant, double level) {
        String why = significant ? "significant, but too small to matter: " : "not significant: ";
        return why + check.sentence(level);
    }

    private static List<StatisticFinding> statistics(Comparison comparison, List<Check> primary) {
        List<StatisticFinding> statistics = new ArrayList<>();
        comparison.distributions().forEach(check -> statistics.add(check.finding(primary.contains(check))));
        statistics.addAll(comparison.explaining());
        comparison.rates().forEach(check -> statistics.add(check.finding(primary.contains(check))));
        return statistics;
    }
}
