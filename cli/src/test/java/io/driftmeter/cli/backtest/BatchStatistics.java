package io.driftmeter.cli.backtest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Predicate;

/** The statistics again, from whole lists of values and nothing of the product: slow and plain. */
final class BatchStatistics {

    private BatchStatistics() {}

    /** The largest distance between two empirical distribution functions, over all values. */
    static double kolmogorovSmirnov(double[] reference, double[] live) {
        double largest = 0;
        for (double[] values : List.of(reference, live)) {
            for (double value : values) {
                largest = Math.max(largest, Math.abs(shareAtOrBelow(reference, value) - shareAtOrBelow(live, value)));
            }
        }
        return largest;
    }

    private static double shareAtOrBelow(double[] values, double bound) {
        return (double) Arrays.stream(values).filter(value -> value <= bound).count() / values.length;
    }

    /** Rows in bins cut at the distinct deciles of the reference (inverse distribution function), closed on the right. */
    static long[][] deciles(double[] reference, double[] live) {
        double[] ascending = reference.clone();
        Arrays.sort(ascending);
        TreeSet<Double> edges = new TreeSet<>();
        for (int decile = 1; decile < 10; decile++) {
            edges.add(ascending[(int) Math.ceil(decile * ascending.length / 10.0) - 1]);
        }
        List<Predicate<Double>> bins = new ArrayList<>();
        double from = Double.NEGATIVE_INFINITY;
        for (double to : edges) {
            double below = from;
            bins.add(value -> value > below && value <= to);
            from = to;
        }
        double last = from;
        bins.add(value -> value > last);
        return new long[][] {count(bins, reference), count(bins, live)};
    }

    private static long[] count(List<Predicate<Double>> bins, double[] values) {
        return bins.stream()
                .mapToLong(bin -> Arrays.stream(values).filter(bin::test).count())
                .toArray();
    }

    /** Rows of each category of the reference, and of unseen ones. */
    static long[][] categories(List<String> reference, List<String> live) {
        List<String> names = new ArrayList<>(new TreeSet<>(reference));
        long[][] counts = new long[2][names.size() + 1];
        reference.forEach(value -> counts[0][names.indexOf(value)]++);
        live.forEach(value -> counts[1][names.contains(value) ? names.indexOf(value) : names.size()]++);
        return counts;
    }

    static double populationStability(long[][] counts) {
        long[][] bins = occupied(counts);
        double b = bins[0].length;
        double sum = 0;
        for (int i = 0; i < b; i++) {
            double expected = (bins[0][i] + 0.5) / (total(bins[0]) + 0.5 * b);
            double actual = (bins[1][i] + 0.5) / (total(bins[1]) + 0.5 * b);
            sum += (actual - expected) * Math.log(actual / expected);
        }
        return sum;
    }

    static double jensenShannon(long[][] bins) {
        double divergence = 0;
        for (int i = 0; i < bins[0].length; i++) {
            double p = bins[0][i] / total(bins[0]);
            double q = bins[1][i] / total(bins[1]);
            divergence += 0.5 * term(p, (p + q) / 2) + 0.5 * term(q, (p + q) / 2);
        }
        return Math.sqrt(divergence);
    }

    private static double term(double share, double middle) {
        return share == 0 ? 0 : share * Math.log(share / middle) / Math.log(2);
    }

    static double chiSquare(long[][] counts) {
        long[][] bins = occupied(counts);
        double all = total(bins[0]) + total(bins[1]);
        double sum = 0;
        for (long[] side : bins) {
            for (int i = 0; i < side.length; i++) {
                double expected = total(side) * (bins[0][i] + bins[1][i]) / all;
                sum += (side[i] - expected) * (side[i] - expected) / expected;
            }
        }
        return sum;
    }

    static double largestShareChange(long[][] bins) {
        double largest = 0;
        for (int i = 0; i < bins[0].length; i++) {
            largest = Math.max(largest, Math.abs(bins[0][i] / total(bins[0]) - bins[1][i] / total(bins[1])));
        }
        return largest;
    }

    /** Share of pairs of a positive and a negative that the score orders rightly, ties counting half. */
    static double areaUnderCurve(List<Double> positives, List<Double> negatives) {
        double right = 0;
        for (double positive : positives) {
            for (double negative : negatives) {
                right += positive > negative ? 1 : positive == negative ? 0.5 : 0;
            }
        }
        return right / ((double) positives.size() * negatives.size());
    }

    private static long[][] occupied(long[][] counts) {
        List<Integer> kept = new ArrayList<>();
        for (int i = 0; i < counts[0].length; i++) {
            if (counts[0][i] + counts[1][i] > 0) {
                kept.add(i);
            }
        }
        return new long[][] {
            kept.stream().mapToLong(i -> counts[0][i]).toArray(),
            kept.stream().mapToLong(i -> counts[1][i]).toArray()
        };
    }

    private static double total(long[] counts) {
        return Arrays.stream(counts).sum();
    }
}
