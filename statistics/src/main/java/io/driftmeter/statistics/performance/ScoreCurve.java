package io.driftmeter.statistics.performance;

import io.driftmeter.statistics.performance.ScoreHistogram.Level;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * How well scores rank positives above negatives, from the rows by bucket of score. Rows of one bucket count as tied; each metric says how
 * far that can take it from the exact one.
 */
final class ScoreCurve {
    private static final double LIFT_SHARE = 0.1;

    private final List<Level> descending;
    private final long positives;
    private final long negatives;

    ScoreCurve(List<Level> ascending) {
        descending = new ArrayList<>(ascending);
        Collections.reverse(descending);
        positives = ascending.stream().mapToLong(Level::positives).sum();
        negatives = ascending.stream().mapToLong(Level::negatives).sum();
    }

    private MetricValue oneClass(PerformanceMetric metric) {
        return MetricValue.unknown(metric, positives <= 0 ? "no scored positives" : "no scored negatives");
    }

    private boolean hasBoth() {
        return positives > 0 && negatives > 0;
    }

    /**
     * Area under the ROC curve: pairs of a positive and a negative in which the positive is in the higher bucket, and half of those in
     * one bucket. The exact value is within half the share of the pairs in one bucket, which is the error bound. The variance is that of
     * DeLong, DeLong and Clarke-Pearson (1988): variance of the positives' placements / positives + that of the negatives' / negatives.
     */
    MetricValue areaUnderCurve() {
        if (!hasBoth()) {
            return oneClass(PerformanceMetric.ROC_AUC);
        }
        double won = 0;
        double tied = 0;
        double below = negatives;
        for (Level level : descending) {
            below -= level.negatives();
            won += level.positives() * below;
            tied += (double) level.positives() * level.negatives();
        }
        double pairs = (double) positives * negatives;
        double area = (won + tied / 2) / pairs;
        return MetricValue.sampled(PerformanceMetric.ROC_AUC, area, deLong(area))
                .within(tied / 2 / pairs);
    }

    private double deLong(double area) {
        double ofPositives = 0;
        double ofNegatives = 0;
        double below = negatives;
        double above = 0;
        for (Level level : descending) {
            below -= level.negatives();
            double positivePlacement = (below + level.negatives() / 2.0) / negatives - area;
            double negativePlacement = (above + level.positives() / 2.0) / positives - area;
            above += level.positives();
            ofPositives += level.positives() * positivePlacement * positivePlacement;
            ofNegatives += level.negatives() * negativePlacement * negativePlacement;
        }
        return ofPositives / (positives - 1) / positives + ofNegatives / (negatives - 1) / negatives;
    }

    /**
     * Average precision. The bound: a positive of a bucket has at best the precision of the bucket's positives alone, at worst that of the
     * j-th after all of the bucket's negatives; the sum of the latter is bounded by an integral. The variance is by the delta method.
     */
    MetricValue averagePrecision() {
        if (!hasBoth()) {
            return oneClass(PerformanceMetric.AVERAGE_PRECISION);
        }
        double sum = 0;
        double high = 0;
        double low = 0;
        double hits = 0;
        double wrong = 0;
        for (Level level : descending) {
            double found = level.positives();
            double worst = hits + wrong + level.negatives();
            double lost = wrong + level.negatives();
            low += found - (lost == 0 ? 0 : lost * StrictMath.log((worst + found) / worst));
            hits += found;
            high += found == 0 ? 0 : found * hits / (hits + wrong);
            wrong += level.negatives();
            sum += found == 0 ? 0 : found * hits / (hits + wrong);
        }
        double value = sum / positives;
        return MetricValue.sampled(PerformanceMetric.AVERAGE_PRECISION, value, averagePrecisionVariance(value))
                .within(Math.max(high - sum, sum - low) / positives);
    }

    private double averagePrecisionVariance(double value) {
        double hits = positives;
        double rows = positives + (double) negatives;
        double later = 0;
        double laterPrecision = 0;
        double variance = 0;
        for (int place = descending.size() - 1; place >= 0; place--) {
            Level level = descending.get(place);
            double precision = hits / rows;
            later += level.positives() / rows;
            laterPrecision += level.positives() * precision / rows;
            double ofPositive = (precision - value + later - laterPrecision) / positives;
            double ofNegative = -laterPrecision / positives;
            variance += level.positives() * ofPositive * ofPositive + level.negatives() * ofNegative * ofNegative;
            hits -= level.positives();
            rows -= level.rows();
        }
        return variance;
    }

    /**
     * Kolmogorov and Smirnov's separation at the buckets' edges; the error bound is what an order within one bucket could add. The variance
     * is that of the difference of two independent shares at the threshold that was found.
     */
    MetricValue separation() {
        if (!hasBoth()) {
            return oneClass(PerformanceMetric.KS_SEPARATION);
        }
        double largest = 0;
        double possible = 0;
        double variance = 0;
        double hits = 0;
        double wrong = 0;
        for (Level level : descending) {
            double mostHits = Math.abs((hits + level.positives()) / positives - wrong / negatives);
            double mostWrong = Math.abs(hits / positives - (wrong + level.negatives()) / negatives);
            hits += level.positives();
            wrong += level.negatives();
            double truePositives = hits / positives;
            double falsePositives = wrong / negatives;
            double distance = Math.abs(truePositives - falsePositives);
            possible = Math.max(possible, Math.max(mostHits, mostWrong));
            if (distance > largest) {
                largest = distance;
                variance = truePositives * (1 - truePositives) / positives
                        + falsePositives * (1 - falsePositives) / negatives;
            }
        }
        return MetricValue.sampled(PerformanceMetric.KS_SEPARATION, largest, variance)
                .within(possible - largest);
    }

    /**
     * Lift among the ⌈rows / 10⌉ rows with the highest scores. Of the bucket at the cut the share that fits is taken; the error bound is
     * what an order within that bucket could change. The variance is by the delta method, with binomial hits above and below the cut.
     */
    MetricValue lift() {
        if (positives <= 0) {
            String reason = negatives > 0 ? "no scored positives" : "no scores from 0 to 1";
            return MetricValue.unknown(PerformanceMetric.LIFT_AT_10_PERCENT, reason);
        }
        double rows = positives + (double) negatives;
        double top = Math.ceil(LIFT_SHARE * rows);
        double taken = 0;
        double hits = 0;
        double bound = 0;
        for (Level level : descending) {
            double fits = Math.min(level.rows(), top - taken);
            if (fits <= 0) {
                break;
            }
            double expected = level.positives() * (fits / level.rows());
            double most = Math.min(fits, level.positives());
            double least = Math.max(0, fits - level.negatives());
            bound = Math.max(most - expected, expected - least);
            hits += expected;
            taken += fits;
        }
        double scale = rows / top;
        double rest = positives - hits;
        double ofHit = scale * rest / ((double) positives * positives);
        double ofRest = scale * hits / ((double) positives * positives);
        double variance = ofHit * ofHit * hits * (1 - hits / top)
                + (rows > top ? ofRest * ofRest * rest * (1 - rest / (rows - top)) : 0);
        return MetricValue.sampled(PerformanceMetric.LIFT_AT_10_PERCENT, scale * hits / positives, variance)
                .within(scale * bound / positives);
    }
}
