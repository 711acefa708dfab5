package io.driftmeter.statistics.verdict;

/**
 * How large a change must be to matter, for each statistic that has an effect. The first three decide, the others are shown.
 *
 * @param distance Kolmogorov-Smirnov distance of a number
 * @param shareChange largest change of a category's share (L-infinity)
 * @param rateChange change of a rate: missing, unseen, wrong type, NaN, infinite
 * @param totalVariation total variation distance
 * @param jensenShannon Jensen-Shannon distance, base 2
 * @param psi population stability index, which has no upper bound; the others are at most 1
 */
public record DriftEffects(
        EffectThresholds distance,
        EffectThresholds shareChange,
        EffectThresholds rateChange,
        EffectThresholds totalVariation,
        EffectThresholds jensenShannon,
        EffectThresholds psi) {

    public DriftEffects {
        requireAtMostOne("distance", distance);
        requireAtMostOne("share change", shareChange);
        requireAtMostOne("rate change", rateChange);
        requireAtMostOne("total variation", totalVariation);
        requireAtMostOne("Jensen-Shannon distance", jensenShannon);
    }

    private static void requireAtMostOne(String what, EffectThresholds thresholds) {
        if (thresholds.major() > 1) {
            throw new IllegalArgumentException(what + " is never above 1: major " + thresholds.major());
        }
    }

    /** KS D, total variation and JS distance 0.1 and 0.2; share changes 0.05 and 0.1; rate changes 0.01 and 0.05; PSI 0.1 and 0.25. */
    public static DriftEffects defaults() {
        return new DriftEffects(
                new EffectThresholds(0.1, 0.2),
                new EffectThresholds(0.05, 0.1),
                new EffectThresholds(0.01, 0.05),
                new EffectThresholds(0.1, 0.2),
                new EffectThresholds(0.1, 0.2),
                new EffectThresholds(0.1, 0.25));
    }
}
