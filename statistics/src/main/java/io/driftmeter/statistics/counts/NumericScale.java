package io.driftmeter.statistics.counts;

/**
 * Everything that counting a numeric feature takes from the reference.
 *
 * @param cells the cells
 * @param atomsOnly whether every value of the reference is an atom, so that a value in any other cell is unseen
 * @param minimum lowest finite value of the reference, in the unit of the feature; +∞ where there is none
 * @param maximum highest finite value of the reference, in the unit of the feature; −∞ where there is none
 * @param unitExponent binary exponent of the fixed-point unit of the moments
 */
public record NumericScale(Cells cells, boolean atomsOnly, double minimum, double maximum, int unitExponent) {
    public NumericScale {
        boolean range = Double.isFinite(minimum) && Double.isFinite(maximum) && minimum <= maximum;
        boolean noValue = minimum == Double.POSITIVE_INFINITY && maximum == Double.NEGATIVE_INFINITY;
        if (!range && !noValue) {
            throw new IllegalArgumentException("minimum " + minimum + " and maximum " + maximum + " are no range");
        }
    }

    /** Whether the reference has a value, so that live ones can lie beyond its ends. */
    boolean hasRange() {
        return minimum <= maximum;
    }

    void writeTo(CountsOutput out) {
        cells.writeTo(out);
        out.writeDouble(minimum);
        out.writeDouble(maximum);
        out.writeSigned(unitExponent);
    }
}
