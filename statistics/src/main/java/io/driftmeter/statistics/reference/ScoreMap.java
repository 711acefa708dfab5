package io.driftmeter.statistics.reference;

import java.util.Arrays;
import java.util.List;

/**
 * How often rows of a class had each score of that class: the map from score to probability, which does not fall and is constant in each cell of scores.
 * There are several, each fitted without one fold of the rows (cross-fitting): their mean is the map, and how far they differ tells how uncertain it
 * is. Immutable.
 */
public final class ScoreMap {
    private final String name;
    private final int[] cells;
    private final List<double[]> folds;

    /**
     * Takes a map's parts.
     *
     * @param name the class; of two classes the positive one, which has the empty name
     * @param cells number of each cell that had rows, ascending; a cell is floor(32 · logit(score))
     * @param folds for each fold left out, the probability of each of these cells
     * @throws IllegalArgumentException where cells do not ascend, or probabilities are not from 0 to 1, fall, or are not one for each cell
     */
    public ScoreMap(String name, int[] cells, List<double[]> folds) {
        this.name = name;
        this.cells = cells.clone();
        this.folds = folds.stream().map(double[]::clone).toList();
        requireSound();
    }

    private void requireSound() {
        if (cells.length == 0 || folds.isEmpty()) {
            throw new IllegalArgumentException("the score map of class '" + name + "' has no cells");
        }
        for (int place = 1; place < cells.length; place++) {
            if (cells[place - 1] >= cells[place]) {
                throw new IllegalArgumentException("cell " + cells[place] + " stands after cell " + cells[place - 1]);
            }
        }
        for (double[] fold : folds) {
            if (fold.length != cells.length) {
                throw new IllegalArgumentException(fold.length + " probabilities for " + cells.length + " cells");
            }
            double before = 0;
            for (double probability : fold) {
                if (!(probability >= before && probability <= 1)) {
                    throw new IllegalArgumentException("probability " + probability + " stands after " + before);
                }
                before = probability;
            }
        }
    }

    /** The class; of two classes the positive one, which has the empty name. */
    public String name() {
        return name;
    }

    /** Numbers of the cells that had rows, ascending. */
    public int[] cells() {
        return cells.clone();
    }

    /** For each fold left out, the probability of each cell. */
    public List<double[]> folds() {
        return folds.stream().map(double[]::clone).toList();
    }

    /** Number of folds. */
    public int foldCount() {
        return folds.size();
    }

    /** Whether a cell lies between the first and the last one that had rows. */
    public boolean reaches(int cell) {
        return cells[0] <= cell && cell <= cells[cells.length - 1];
    }

    /** Probability of the class in a cell, fitted without one fold; in a cell without rows that of the nearest below it, or of the first. */
    public double probability(int fold, int cell) {
        int found = Arrays.binarySearch(cells, cell);
        int place = found >= 0 ? found : Math.max(0, -found - 2);
        return folds.get(fold)[place];
    }

    /** Probability of the class in a cell: the mean over the folds. */
    public double probability(int cell) {
        double sum = 0;
        for (int fold = 0; fold < folds.size(); fold++) {
            sum += probability(fold, cell);
        }
        return sum / folds.size();
    }
}
