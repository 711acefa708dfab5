package io.driftmeter.statistics.distribution;

/** Categories of which the reference has rows and the window has none. In a small window rare ones are absent by chance. */
public final class VanishedCategories {

    private VanishedCategories() {}

    /** How many there are. */
    public static Measurement count(PairedCounts categories) {
        return of(categories, vanished(categories, false));
    }

    /** The share of the reference's rows that they held, from 0 to 1. */
    public static Measurement referenceShare(PairedCounts categories) {
        return of(categories, vanished(categories, true) / Math.max(1.0, categories.referenceTotal()));
    }

    private static Measurement of(PairedCounts categories, double figure) {
        return categories.nothingToCompare().map(Measurement::unknown).orElseGet(() -> Measurement.of(figure));
    }

    private static double vanished(PairedCounts categories, boolean asRows) {
        long sum = 0;
        for (int category = 0; category < categories.bins(); category++) {
            if (categories.live(category) == 0) {
                sum += asRows ? categories.reference(category) : 1;
            }
        }
        return sum;
    }
}
