package io.driftmeter.statistics.verdict;

/** How large an effect is against the monitor's two thresholds, whatever its significance. */
public enum EffectBand {
    /** Below the minor threshold: too small to matter, however significant. */
    NONE,
    /** From the minor threshold on. */
    MINOR,
    /** From the major threshold on. */
    MAJOR;

    /**
     * The band of an effect.
     *
     * @param effect absolute size of the effect
     * @param minor effect from which the band is MINOR, in the same unit
     * @param major effect from which the band is MAJOR, in the same unit
     */
    public static EffectBand of(double effect, double minor, double major) {
        if (effect >= major) {
            return MAJOR;
        }
        return effect >= minor ? MINOR : NONE;
    }
}
