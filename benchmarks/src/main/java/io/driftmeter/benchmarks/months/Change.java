package io.driftmeter.benchmarks.months;

import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Something that happens to a model, all at once.
 *
 * @param name in words
 * @param named what an alert has to name: a feature, or what the traffic did
 * @param shift by how many standard deviations the values of that feature move
 * @param missing share of its values that go missing
 * @param moved share of all rows whose category becomes the second one instead of the first
 * @param traffic rows as a share of those without it
 * @param mislabelled share of the labels that are turned into the other class
 * @param unlabelled share of the labels that do not come
 */
record Change(
        String name,
        String named,
        double shift,
        double missing,
        double moved,
        double traffic,
        double mislabelled,
        double unlabelled) {
    static final Change NONE = shift("none", "", 0);

    static final List<Change> ALL = List.of(
            shift("mean of a number, 0.1 sd", "normal_0", 0.1),
            shift("mean of a number, 0.25 sd", "normal_0", 0.25),
            shift("mean of a number, 0.5 sd", "normal_0", 0.5),
            shift("mean of a number, 1 sd", "normal_0", 1),
            shift("mean of the score, 0.5 sd", SimulatedFeature.SCORE, 0.5),
            moved("5 points of a category's share", 0.05),
            moved("10 points of a category's share", 0.1),
            moved("20 points of a category's share", 0.2),
            new Change("5 points more missing", "normal_0", 0, 0.05, 0, 1, 0, 0),
            new Change("traffic falls to a third", "dropped", 0, 0, 0, 1.0 / 3, 0, 0),
            labels("one label in 20 is the other class", "accuracy", 0.05, 0),
            labels("one label in 10 is the other class", "accuracy", 0.1, 0),
            labels("one label in 10 does not come", "labels", 0, 0.1));

    private static Change shift(String name, String feature, double deviations) {
        return new Change(name, feature, deviations, 0, 0, 1, 0, 0);
    }

    private static Change moved(String name, double share) {
        return new Change(name, "category_0", 0, 0, share, 1, 0, 0);
    }

    private static Change labels(String name, String named, double mislabelled, double unlabelled) {
        return new Change(name, named, 0, 0, 0, 1, mislabelled, unlabelled);
    }

    /** Changes an hour's values of a feature, which are NaN where they are missing. */
    void apply(SimulatedFeature feature, double[] values, UniformRandomProvider random) {
        if (!feature.name().equals(named)) {
            return;
        }
        double first = SimulatedFeature.shareOfFirstCategory();
        for (int row = 0; row < values.length; row++) {
            values[row] += shift;
            if (missing > 0 && random.nextDouble() < missing) {
                values[row] = Double.NaN;
            }
            if (moved > 0 && SimulatedFeature.category(values[row]) == 0 && random.nextDouble() < moved / first) {
                values[row] = SimulatedFeature.ofSecondCategory();
            }
        }
    }
}
