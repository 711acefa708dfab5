package io.driftmeter.benchmarks.budget;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/**
 * How the rows of a feature without drift come: normal, with a standard deviation of 1 around the window's mean.
 *
 * @param name in words
 * @param rowsOfWindow rows of a 5-minute window
 * @param correlation ρ of each row with the one before it, within and across windows
 * @param swing amplitude of a sine over the day, in standard deviations
 * @param weekendShift how much higher the mean is on Saturdays and Sundays
 * @param dayToDay standard deviation of the mean from one day to the next
 */
record Scenario(String name, int rowsOfWindow, double correlation, double swing, double weekendShift, double dayToDay) {
    static final int WINDOWS_OF_A_DAY = 288;
    static final long WINDOW_MILLISECONDS = 5 * 60 * 1000;

    static final Scenario INDEPENDENT = new Scenario("independent rows", 1_000, 0, 0, 0, 0);
    static final Scenario AUTOREGRESSIVE = new Scenario("AR(1), ρ = 0.9", 1_000, 0.9, 0, 0, 0);
    static final Scenario SWINGING =
            new Scenario("swing of 0.5 sd, weekends 0.3 sd higher, days 0.1 sd", 1_000, 0, 0.5, 0.3, 0.1);

    /** Whether the hours of the day differ. */
    boolean seasonal() {
        return swing > 0;
    }

    /** The mean in each window of so many days, the first of which is a Monday. */
    double[] means(UniformRandomProvider random, int days) {
        ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);
        double[] means = new double[days * WINDOWS_OF_A_DAY];
        for (int day = 0; day < days; day++) {
            double level = dayToDay * normal.sample() + (day % 7 < 5 ? 0 : weekendShift);
            for (int window = 0; window < WINDOWS_OF_A_DAY; window++) {
                double angle = 2 * Math.PI * window / WINDOWS_OF_A_DAY;
                means[day * WINDOWS_OF_A_DAY + window] = level + swing * Math.sin(angle);
            }
        }
        return means;
    }
}
