package io.driftmeter.statistics.verdict;

/**
 * From where on an effect is minor, and from where on it is major.
 *
 * @param minor in the unit of the statistic, above 0
 * @param major in the unit of the statistic, not below minor; finite
 */
public record EffectThresholds(double minor, double major) {
    public EffectThresholds {
        if (!(minor > 0 && minor <= major) || Double.isInfinite(major)) {
            throw new IllegalArgumentException(
                    "an effect needs 0 < minor <= major: minor " + minor + ", major " + major);
        }
    }

    /** The band of an effect, given as its absolute size. */
    public EffectBand band(double effect) {
        return EffectBand.of(effect, minor, major);
    }
}
