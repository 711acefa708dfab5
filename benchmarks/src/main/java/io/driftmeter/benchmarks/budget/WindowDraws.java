package io.driftmeter.benchmarks.budget;

import io.driftmeter.benchmarks.random.Autoregression;
import io.driftmeter.benchmarks.random.CountSampler;
import io.driftmeter.statistics.counts.Cells;
import java.util.Arrays;
import java.util.Optional;
import org.apache.commons.statistics.distribution.NormalDistribution;

/** Draws the counts of window after window of a feature. */
final class WindowDraws {
    private static final NormalDistribution STANDARD = NormalDistribution.of(0, 1);
    private static final int CELLS_OF_A_GROUP = 5;

    private final Scenario scenario;
    private final CountSampler sampler;
    private final Cells cells;
    private final double[] edges;
    private final Autoregression series;

    WindowDraws(Scenario scenario, CountSampler sampler, Cells cells) {
        this.scenario = scenario;
        this.sampler = sampler;
        this.cells = cells;
        this.edges = cells.edges();
        this.series = new Autoregression(sampler.random(), scenario.correlation());
    }

    /** The next window's rows in each cell, around a mean. */
    long[] next(double mean) {
        return scenario.correlation() == 0
                ? sampler.multinomial(scenario.rowsOfWindow(), masses(mean, 0, edges.length + 1))
                : correlated(mean);
    }

    /**
     * The same, unless the window is sure to be near what is expected. It is first drawn in groups of cells, and further only where that leaves
     * open how far it is: the same law at a fifth of the cost.
     *
     * @param expected cumulative share that is expected at each edge
     * @param distance the largest distance between cumulative shares that counts as near
     * @return empty where the distance is smaller at every edge
     */
    Optional<long[]> nextUnlessNear(double mean, double[] expected, double distance) {
        if (scenario.correlation() > 0) {
            return Optional.of(correlated(mean));
        }
        int groups = (edges.length + CELLS_OF_A_GROUP) / CELLS_OF_A_GROUP;
        double[] masses = new double[groups];
        double below = 0;
        for (int group = 0; group < groups; group++) {
            double upTo = cumulative(end(group) - 1, mean);
            masses[group] = Math.max(0, upTo - below);
            below = upTo;
        }
        long[] rows = sampler.multinomial(scenario.rowsOfWindow(), masses);
        return isNear(rows, expected, distance) ? Optional.empty() : Optional.of(spread(rows, mean));
    }

    /** First cell after a group. */
    private int end(int group) {
        return Math.min((group + 1) * CELLS_OF_A_GROUP, edges.length + 1);
    }

    /** Between two edges both cumulative shares rise: they are no further apart than crosswise. */
    private boolean isNear(long[] rows, double[] expected, double distance) {
        double total = scenario.rowsOfWindow();
        long below = 0;
        double expectedBelow = 0;
        for (int group = 0; group < rows.length; group++) {
            long upTo = below + rows[group];
            double expectedUpTo = end(group) <= edges.length ? expected[end(group) - 1] : 1;
            if (upTo / total - expectedBelow >= distance || expectedUpTo - below / total >= distance) {
                return false;
            }
            below = upTo;
            expectedBelow = expectedUpTo;
        }
        return true;
    }

    private long[] spread(long[] rowsOfGroups, double mean) {
        long[] counts = new long[edges.length + 1];
        for (int group = 0; group < rowsOfGroups.length; group++) {
            int from = group * CELLS_OF_A_GROUP;
            long[] part = sampler.multinomial(rowsOfGroups[group], masses(mean, from, end(group)));
            System.arraycopy(part, 0, counts, from, part.length);
        }
        return counts;
    }

    private double[] masses(double mean, int from, int to) {
        double[] masses = new double[to - from];
        double below = from == 0 ? 0 : cumulative(from - 1, mean);
        for (int cell = from; cell < to; cell++) {
            double upTo = cumulative(cell, mean);
            masses[cell - from] = Math.max(0, upTo - below);
            below = upTo;
        }
        return masses;
    }

    /** Probability of a value in a cell or one before it. */
    private double cumulative(int cell, double mean) {
        return cell == edges.length ? 1 : STANDARD.cumulativeProbability(edges[cell] - mean);
    }

    private long[] correlated(double mean) {
        long[] counts = new long[cells.count()];
        for (int row = 0; row < scenario.rowsOfWindow(); row++) {
            counts[cells.indexOf(mean + series.next())]++;
        }
        return counts;
    }

    /** Cumulative shares at the edges. */
    static double[] cumulativeShares(long[] counts) {
        double total = Arrays.stream(counts).sum();
        double[] shares = new double[counts.length - 1];
        long below = 0;
        for (int edge = 0; edge < shares.length; edge++) {
            below += counts[edge];
            shares[edge] = below / total;
        }
        return shares;
    }
}
