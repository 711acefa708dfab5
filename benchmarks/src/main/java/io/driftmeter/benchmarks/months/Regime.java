package io.driftmeter.benchmarks.months;

import java.util.List;

/**
 * How the rows of a model without drift come. A feature's values have a standard deviation of 1 around their hour's mean, before they are put in the
 * feature's own form.
 *
 * @param name in words
 * @param rowCorrelation ρ of each row with the one before it
 * @param wander standard deviation of the hours' means, each of which is 0.9 times the one before it, and noise
 * @param swing amplitude of a sine over the day in the hours' means; each feature has its own hour of the highest
 * @param weekendShift how much higher the means are on Saturdays and Sundays
 * @param dayToDay standard deviation of the means from one day to the next
 * @param trafficSwing amplitude of the traffic over the day, as a share of its mean
 * @param weekendTraffic traffic of Saturdays and Sundays, as a share of that of other days
 */
record Regime(
        String name,
        double rowCorrelation,
        double wander,
        double swing,
        double weekendShift,
        double dayToDay,
        double trafficSwing,
        double weekendTraffic) {

    static final Regime INDEPENDENT = new Regime("independent rows", 0, 0, 0, 0, 0, 0, 1);
    static final Regime ROWS_IN_RUNS = new Regime("rows AR(1), ρ = 0.9", 0.9, 0, 0, 0, 0, 0, 1);
    static final Regime WANDERING = new Regime("hours' means AR(1), ρ = 0.9, 0.2 sd", 0, 0.2, 0, 0, 0, 0, 1);
    static final Regime DAILY = new Regime("daily swing of 0.5 sd, days 0.1 sd", 0, 0, 0.5, 0, 0.1, 0.8, 1);
    static final Regime WEEKLY =
            new Regime("the same, weekends 0.3 sd higher and half the traffic", 0, 0, 0.5, 0.3, 0.1, 0.8, 0.5);

    static final List<Regime> ALL = List.of(INDEPENDENT, ROWS_IN_RUNS, WANDERING, DAILY, WEEKLY);
}
