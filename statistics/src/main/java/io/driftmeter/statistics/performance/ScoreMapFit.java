package io.driftmeter.statistics.performance;

import io.driftmeter.statistics.reference.ScoreMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Fits the maps from scores to probabilities on the labelled rows of a reference, one-vs-rest for each class: isotonic regression by pooling adjacent
 * violators (Ayer et al., 1955), over cells of scores, once without each of five folds of the rows. A single fit follows the noise of its own rows, which
 * makes probabilities too extreme and estimates too good; the mean of fits that each lack a fold does less so.
 */
public final class ScoreMapFit {
    /** Number of folds; rows go into them in turn. */
    public static final int FOLDS = 5;

    /** Fewer rows of a class, or of all others, are too few for a map. */
    public static final int LEAST_ROWS = 100;

    private static final class OfClass {
        private final List<SparseCounts> hits = folds();
        private final List<SparseCounts> others = folds();

        private static List<SparseCounts> folds() {
            List<SparseCounts> folds = new ArrayList<>();
            for (int fold = 0; fold < FOLDS; fold++) {
                folds.add(new SparseCounts());
            }
            return folds;
        }
    }

    private final Map<String, OfClass> classes = new TreeMap<>();
    private long rows;

    /**
     * Adds a labelled row.
     *
     * @param answer what the model answered; scores that are not from 0 to 1 are passed over
     * @param label the class that is true; of two classes the empty name for the positive one
     */
    public void add(ScoredAnswer answer, String label) {
        int fold = (int) (rows++ % FOLDS);
        answer.scores().forEach((name, score) -> {
            if (PredictedScores.isProbability(score)) {
                OfClass counts = classes.computeIfAbsent(name, first -> new OfClass());
                (name.equals(label) ? counts.hits : counts.others).get(fold).add(PredictedScores.cell(score), 1);
            }
        });
    }

    /** The map of each class, in ascending order of the names; none where a class has too few rows, since then no estimate is whole. */
    public List<ScoreMap> fit() {
        boolean enough = classes.size() <= MulticlassCounts.MOST_CLASSES
                && classes.values().stream()
                        .allMatch(counts -> Math.min(total(counts.hits), total(counts.others)) >= LEAST_ROWS);
        return enough
                ? classes.entrySet().stream()
                        .map(entry -> fit(entry.getKey(), entry.getValue()))
                        .toList()
                : List.of();
    }

    private static long total(List<SparseCounts> folds) {
        return folds.stream().mapToLong(SparseCounts::total).sum();
    }

    private static ScoreMap fit(String name, OfClass counts) {
        TreeSet<Integer> occupied = new TreeSet<>();
        counts.hits.forEach(fold -> occupied.addAll(fold.ascending().keySet()));
        counts.others.forEach(fold -> occupied.addAll(fold.ascending().keySet()));
        int[] cells = occupied.stream().mapToInt(Integer::intValue).toArray();
        List<double[]> folds = new ArrayList<>();
        for (int left = 0; left < FOLDS; left++) {
            double[] hits = without(left, counts.hits, cells);
            double[] all = without(left, counts.others, cells);
            for (int place = 0; place < cells.length; place++) {
                all[place] += hits[place];
            }
            folds.add(isotonic(hits, all));
        }
        return new ScoreMap(name, cells, folds);
    }

    private static double[] without(int left, List<SparseCounts> folds, int[] cells) {
        double[] sums = new double[cells.length];
        for (int fold = 0; fold < FOLDS; fold++) {
            for (int place = 0; place < cells.length && fold != left; place++) {
                sums[place] += folds.get(fold).get(cells[place]);
            }
        }
        return sums;
    }

    /**
     * The shares hits / rows that do not fall and are nearest to the cells' own, by squares weighted with the rows. A cell without rows has the share of
     * the one below it, or of the first that has any.
     */
    static double[] isotonic(double[] hits, double[] rows) {
        double[] blockHits = new double[hits.length];
        double[] blockRows = new double[hits.length];
        int[] blockEnd = new int[hits.length];
        int blocks = 0;
        for (int cell = 0; cell < hits.length; cell++) {
            if (rows[cell] == 0 && blocks > 0) {
                blockEnd[blocks - 1] = cell + 1;
                continue;
            }
            blockHits[blocks] = hits[cell];
            blockRows[blocks] = rows[cell];
            blockEnd[blocks++] = cell + 1;
            while (blocks > 1 && violates(blockHits, blockRows, blocks - 1)) {
                blocks--;
                blockHits[blocks - 1] += blockHits[blocks];
                blockRows[blocks - 1] += blockRows[blocks];
                blockEnd[blocks - 1] = blockEnd[blocks];
            }
        }
        double[] shares = new double[hits.length];
        int from = 0;
        for (int block = 0; block < blocks; block++) {
            Arrays.fill(shares, from, blockEnd[block], blockHits[block] / blockRows[block]);
            from = blockEnd[block];
        }
        return shares;
    }

    /** Whether a block has no greater share than the one before it, or that one has no rows; compared without dividing. */
    private static boolean violates(double[] hits, double[] rows, int block) {
        return hits[block - 1] * rows[block] >= hits[block] * rows[block - 1];
    }
}
