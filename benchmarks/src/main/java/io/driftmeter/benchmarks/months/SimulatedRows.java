package io.driftmeter.benchmarks.months;

import io.driftmeter.benchmarks.random.Autoregression;
import io.driftmeter.benchmarks.random.CountSampler;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/** Draws hour after hour of a model's rows from a seed. The prediction goes by the score. */
final class SimulatedRows {
    static final int HOURS_OF_A_DAY = 24;
    private static final int DAYS_OF_A_WEEK = 7;
    private static final int WORKDAYS = 5;
    private static final double WANDER_CORRELATION = 0.9;
    private static final double TRAFFIC_NOISE = 0.05;
    private static final long SEED_OF_LABELS = 1L << 40;

    private final Regime regime;
    private final int rowsAnHour;
    private final List<SimulatedFeature> features;
    private final UniformRandomProvider random;
    private final ZigguratSampler.NormalizedGaussian normal;
    private final List<Series> series = new ArrayList<>();
    private final SimulatedLabels labels;
    private int hour;

    /** What one feature has of its own. */
    private static final class Series {
        private final double phase;
        private final Autoregression rows;
        private final Autoregression means;
        private double day;

        Series(double phase, Autoregression rows, Autoregression means) {
            this.phase = phase;
            this.rows = rows;
            this.means = means;
        }
    }

    /**
     * Begins to draw.
     *
     * @param model seed of what the model has of its own, whatever its rows
     * @param seed seed of the rows
     * @param hour the first hour, a day's first
     */
    SimulatedRows(Regime regime, List<SimulatedFeature> features, int rowsAnHour, long model, long seed, int hour) {
        this.regime = regime;
        this.features = features;
        this.rowsAnHour = rowsAnHour;
        this.hour = hour;
        this.labels = new SimulatedLabels(seed + SEED_OF_LABELS);
        this.random = new CountSampler(seed).random();
        this.normal = ZigguratSampler.NormalizedGaussian.of(random);
        UniformRandomProvider ofModel = new CountSampler(model).random();
        for (int feature = 0; feature < features.size(); feature++) {
            series.add(new Series(
                    2 * Math.PI * ofModel.nextDouble(),
                    new Autoregression(random, regime.rowCorrelation()),
                    new Autoregression(random, WANDER_CORRELATION)));
        }
    }

    /** The next hour, with a change in force. */
    HourOfRows next(Change change) {
        int rows = rows(change);
        double[][] values = new double[features.size()][];
        int score = -1;
        for (int index = 0; index < values.length; index++) {
            SimulatedFeature feature = features.get(index);
            values[index] = feature.form() == SimulatedFeature.Form.CLASS
                    ? values[score].clone()
                    : values(series.get(index), feature.missing(), rows);
            score = feature.form() == SimulatedFeature.Form.SCORE ? index : score;
            change.apply(feature, values[index], random);
        }
        return new HourOfRows(hour++, rows, values, labels.of(values[score], change));
    }

    private int rows(Change change) {
        double traffic = 1 - regime.trafficSwing() * Math.cos(2 * Math.PI * hour / HOURS_OF_A_DAY);
        double week = isWeekend() ? regime.weekendTraffic() : 1;
        double noise = Math.exp(TRAFFIC_NOISE * normal.sample());
        return (int) Math.max(1, Math.round(rowsAnHour * traffic * week * noise * change.traffic()));
    }

    private boolean isWeekend() {
        return hour / HOURS_OF_A_DAY % DAYS_OF_A_WEEK >= WORKDAYS;
    }

    private double[] values(Series own, double missing, int rows) {
        if (hour % HOURS_OF_A_DAY == 0) {
            own.day = regime.dayToDay() * normal.sample();
        }
        double mean = own.day
                + regime.wander() * own.means.next()
                + regime.swing() * Math.sin(2 * Math.PI * hour / HOURS_OF_A_DAY + own.phase)
                + (isWeekend() ? regime.weekendShift() : 0);
        double[] values = new double[rows];
        for (int row = 0; row < rows; row++) {
            double value = mean + own.rows.next();
            values[row] = missing > 0 && random.nextDouble() < missing ? Double.NaN : value;
        }
        return values;
    }
}
