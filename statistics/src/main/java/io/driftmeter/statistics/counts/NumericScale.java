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
        if (Double.isNaN(minimum) || Double.isNaN(maximum)) {
            throw new IllegalArgumentException("minimum " + minimum + " and maximum " + maximum + " must be numbers");
        }
    }
}
