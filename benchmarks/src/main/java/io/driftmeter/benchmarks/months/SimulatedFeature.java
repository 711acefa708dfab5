package io.driftmeter.benchmarks.months;

import io.driftmeter.statistics.counts.FeatureCounts;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.jspecify.annotations.Nullable;

/**
 * A feature of a simulated model. Its values begin as normal ones, and are put in a form.
 *
 * @param name name of the feature
 * @param form form of its values
 * @param missing share of its values that is missing
 */
record SimulatedFeature(String name, Form form, double missing) {
    static final String SCORE = "score";
    static final String PREDICTION = "prediction";
    static final String BAD = "bad";

    private static final NormalDistribution STANDARD = NormalDistribution.of(0, 1);
    private static final double[] CATEGORY_ENDS = categoryEnds();
    private static final double BAD_FROM = 1;

    /** The forms of values. */
    enum Form {
        NORMAL,
        LOGNORMAL,
        COUNT,
        CATEGORY,
        SCORE,
        CLASS
    }

    /** A model of so many features, half of them numbers as they come, with its prediction and score. */
    static List<SimulatedFeature> model(int features) {
        List<SimulatedFeature> model = new ArrayList<>();
        for (int index = 0; index < features; index++) {
            Form form = switch (index % 10) {
                case 0, 1, 2, 3, 4 -> Form.NORMAL;
                case 5, 6 -> Form.LOGNORMAL;
                case 7 -> Form.COUNT;
                default -> Form.CATEGORY;
            };
            long alike = model.stream().filter(known -> known.form() == form).count();
            String name = form.name().toLowerCase(java.util.Locale.ROOT) + "_" + alike;
            model.add(new SimulatedFeature(name, form, alike % 2 == 0 ? 0 : 0.01));
        }
        model.add(new SimulatedFeature(SCORE, Form.SCORE, 0));
        model.add(new SimulatedFeature(PREDICTION, Form.CLASS, 0));
        return model;
    }

    /** The value as a row of a reference has it; null: missing. */
    @Nullable
    Object value(double normal) {
        if (Double.isNaN(normal)) {
            return null;
        }
        return switch (form) {
            case CATEGORY, CLASS -> text(normal);
            default -> number(normal);
        };
    }

    /** Counts values of live rows. */
    void count(double[] normal, FeatureCounts counts) {
        for (double value : normal) {
            if (Double.isNaN(value)) {
                counts.addMissing();
            } else if (form == Form.CATEGORY || form == Form.CLASS) {
                counts.add(text(value));
            } else {
                counts.add(number(value));
            }
        }
    }

    private double number(double normal) {
        return switch (form) {
            case LOGNORMAL -> Math.exp(normal);
            case COUNT -> Math.floor(Math.max(0, 3 + 2 * normal));
            case SCORE -> score(normal);
            default -> 40 + 10 * normal;
        };
    }

    private String text(double normal) {
        return form == Form.CLASS ? (isBad(normal) ? BAD : "good") : "category " + category(normal);
    }

    /** Whether the class is the one that the model is there to find. */
    static boolean isBad(double normal) {
        return normal > BAD_FROM;
    }

    static double score(double normal) {
        return 1 / (1 + Math.exp(-normal));
    }

    /** Number of the category, from 0; −1 where the value is missing. */
    static int category(double normal) {
        if (Double.isNaN(normal)) {
            return -1;
        }
        int category = 0;
        while (category < CATEGORY_ENDS.length && normal > CATEGORY_ENDS[category]) {
            category++;
        }
        return category;
    }

    static double ofSecondCategory() {
        return (CATEGORY_ENDS[0] + CATEGORY_ENDS[1]) / 2;
    }

    static double shareOfFirstCategory() {
        return STANDARD.cumulativeProbability(CATEGORY_ENDS[0]);
    }

    /** Eight categories of shares that fall as 1/k. */
    private static double[] categoryEnds() {
        int categories = 8;
        double all = 0;
        for (int k = 1; k <= categories; k++) {
            all += 1.0 / k;
        }
        double[] ends = new double[categories - 1];
        double below = 0;
        for (int k = 1; k < categories; k++) {
            below += 1.0 / k / all;
            ends[k - 1] = STANDARD.inverseCumulativeProbability(below);
        }
        return ends;
    }
}
