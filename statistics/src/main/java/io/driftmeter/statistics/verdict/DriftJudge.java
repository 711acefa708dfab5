package io.driftmeter.statistics.verdict;

import io.driftmeter.statistics.counts.FeatureCounts;
import io.driftmeter.statistics.reference.FeatureReference;
import io.driftmeter.statistics.reference.ProfileCounts;
import io.driftmeter.statistics.reference.ReferenceProfile;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * Judges a window against the reference. A feature drifts where a test is significant at the level that the budget leaves and its effect is
 * at least minor. The tests of a window form one family for each kind of alert that they can raise (feature drift, prediction drift, data
 * quality), and Holm's procedure runs within a family, so that the expected false alerts of the window are at most the window's level.
 * Which tests there are depends on the reference alone, never on what came in.
 */
public final class DriftJudge {
    private final DriftSettings settings;

    private enum Family {
        FEATURE_DRIFT,
        PREDICTION_DRIFT,
        DATA_QUALITY
    }

    public DriftJudge(DriftSettings settings) {
        this.settings = settings;
    }

    /** Judges all features of a window of which only the length is known. */
    public WindowFinding judge(ProfileCounts live, long windowMilliseconds, double windowLevel) {
        return judge(live, LiveWindow.ofLength(windowMilliseconds), windowLevel);
    }

    /**
     * Judges all features of a window.
     *
     * @param live what was counted of the window, by the reference
     * @param window the time that it covers
     * @param windowLevel expected false pages that the budget leaves for the window: {@link FalseAlarmBudget#windowLevel}
     */
    public WindowFinding judge(ProfileCounts live, LiveWindow window, double windowLevel) {
        int tests = 0;
        for (int index = 0; index < live.features(); index++) {
            tests += isJudged(live, index) ? testsOf(live, index) : 0;
        }
        double level = FalseAlarmBudget.levelForOneTest(windowLevel, tests);
        FeatureComparison compare = new FeatureComparison(settings, level, yardsticks(live.reference(), window));
        List<Comparison> comparisons = new ArrayList<>();
        for (int index = 0; index < live.features(); index++) {
            if (isJudged(live, index)) {
                FeatureReference reference = live.reference().features().get(index);
                comparisons.add(compare.of(reference, live.feature(index)));
            }
        }
        return finding(comparisons, level);
    }

    /** Judges one feature by itself, each of its tests at the level given; the reference is taken to span under four weeks. */
    public FeatureFinding judge(FeatureReference reference, FeatureCounts live, LiveWindow window, double level) {
        Yardsticks yardsticks = new Yardsticks(settings.dailyPattern(), window, Optional.empty(), ZoneOffset.UTC);
        Comparison comparison = new FeatureComparison(settings, level, yardsticks).of(reference, live);
        Set<Check> significant = Collections.newSetFromMap(new IdentityHashMap<>());
        significant(comparison.rates(), level, significant);
        significant(comparison.distributions(), level, significant);
        return FeatureJudgement.of(comparison, significant, level);
    }

    /**
     * Whether verdicts on a feature need to know how much it varies between live windows, because the reference does not tell.
     *
     * @param windowMilliseconds length of the windows
     */
    public boolean learns(ReferenceProfile reference, FeatureReference feature, long windowMilliseconds) {
        return !settings.ignoredFeatures().contains(feature.name())
                && yardsticks(reference, LiveWindow.ofLength(windowMilliseconds))
                        .learns(feature);
    }

    /** Whether a window with these counts of the feature is one to learn from. */
    boolean learnsFrom(
            ReferenceProfile reference, FeatureReference feature, FeatureCounts live, long windowMilliseconds) {
        return live.values() >= settings.minimumRows() && learns(reference, feature, windowMilliseconds);
    }

    private Yardsticks yardsticks(ReferenceProfile reference, LiveWindow window) {
        return new Yardsticks(settings.dailyPattern(), window, reference.trainingTime(), reference.zone());
    }

    private boolean isJudged(ProfileCounts live, int index) {
        return !settings.ignoredFeatures()
                .contains(live.reference().features().get(index).name());
    }

    private int testsOf(ProfileCounts live, int index) {
        FeatureCounts reference = live.reference().features().get(index).counts();
        return FeatureComparison.distributionTestsOf(reference) + new RateChecks(settings).testsOf(reference);
    }

    private static WindowFinding finding(List<Comparison> comparisons, double level) {
        Map<Family, List<Check>> families = new EnumMap<>(Family.class);
        for (Comparison comparison : comparisons) {
            Family family =
                    PredictionFeatures.contains(comparison.name()) ? Family.PREDICTION_DRIFT : Family.FEATURE_DRIFT;
            families.computeIfAbsent(family, first -> new ArrayList<>()).addAll(comparison.distributions());
            families.computeIfAbsent(Family.DATA_QUALITY, first -> new ArrayList<>())
                    .addAll(comparison.rates());
        }
        Set<Check> significant = Collections.newSetFromMap(new IdentityHashMap<>());
        families.values().forEach(checks -> significant(checks, level, significant));
        List<FeatureFinding> findings = FeatureRanking.of(
                comparisons,
                comparisons.stream()
                        .map(comparison -> FeatureJudgement.of(comparison, significant, level))
                        .toList());
        boolean anyTest = families.values().stream()
                .flatMap(Collection::stream)
                .anyMatch(check -> check.log10VerdictPValue().isPresent());
        return new WindowFinding(
                verdict(findings), anyTest ? OptionalDouble.of(level) : OptionalDouble.empty(), findings);
    }

    private static void significant(List<Check> family, double level, Set<Check> significant) {
        boolean[] rejected = Holm.significant(
                family.stream().mapToDouble(Check::log10PValueForHolm).toArray(), level);
        for (int index = 0; index < rejected.length; index++) {
            if (rejected[index]) {
                significant.add(family.get(index));
            }
        }
    }

    private static DriftVerdict verdict(List<FeatureFinding> findings) {
        if (findings.stream().anyMatch(finding -> finding.verdict() instanceof DriftVerdict.Drift)) {
            return new DriftVerdict.Drift();
        }
        return findings.stream().anyMatch(finding -> finding.verdict() instanceof DriftVerdict.Stable)
                ? new DriftVerdict.Stable()
                : new DriftVerdict.NotEnoughData(OptionalDouble.empty());
    }
}
