package io.driftmeter.statistics.performance;

import io.driftmeter.statistics.counts.CorruptCountsException;
import io.driftmeter.statistics.counts.CountsInput;
import io.driftmeter.statistics.counts.CountsOutput;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Predictions, labelled or not, by the score of each class and by whether that class was predicted: signed counts keyed by
 * floor(32 · logit(score)), so that scores of a cell differ by less than 0.008. Bounded: with more than 100 classes, or a name of more than 200
 * bytes, all are given up for good.
 */
final class PredictedScores {
    private static final int BITS_OF_A_CELL = 5;
    private static final int LOWEST = cell(0);
    private static final int HIGHEST = cell(1);

    /**
     * The predictions by the score of one class.
     *
     * @param predicted predicted as it
     * @param others predicted as another one
     */
    record OfClass(SparseCounts predicted, SparseCounts others) {
        OfClass() {
            this(new SparseCounts(), new SparseCounts());
        }

        boolean isEmpty() {
            return predicted.isEmpty() && others.isEmpty();
        }
    }

    private final TreeMap<String, OfClass> classes = new TreeMap<>();
    private boolean givenUp;

    /** The cell of a score from 0 to 1: 32 buckets of {@link ScoreHistogram} together. */
    static int cell(double score) {
        return ScoreHistogram.bucket(score) >> BITS_OF_A_CELL;
    }

    static boolean isProbability(double score) {
        return score >= 0 && score <= 1;
    }

    /** Adds an answer; a score that is not from 0 to 1 is not counted. */
    void add(ScoredAnswer answer, int times) {
        answer.scores().forEach((name, score) -> {
            if (isProbability(score) && !givenUp) {
                OfClass counts = classes.computeIfAbsent(name, first -> new OfClass());
                (name.equals(answer.predicted()) ? counts.predicted() : counts.others()).add(cell(score), times);
                forgetIfEmpty(name, counts);
                giveUpIfTooMany(name);
            }
        });
    }

    void merge(PredictedScores other) {
        other.classes.forEach((name, added) -> {
            if (!givenUp) {
                OfClass counts = classes.computeIfAbsent(name, first -> new OfClass());
                counts.predicted().merge(added.predicted());
                counts.others().merge(added.others());
                forgetIfEmpty(name, counts);
                giveUpIfTooMany(name);
            }
        });
        if (other.givenUp) {
            giveUp();
        }
    }

    private void forgetIfEmpty(String name, OfClass counts) {
        if (counts.isEmpty()) {
            classes.remove(name);
        }
    }

    private void giveUpIfTooMany(String name) {
        if (classes.size() > MulticlassCounts.MOST_CLASSES
                || name.getBytes(StandardCharsets.UTF_8).length > MulticlassCounts.MOST_NAME_BYTES) {
            giveUp();
        }
    }

    private void giveUp() {
        classes.clear();
        givenUp = true;
    }

    boolean isEmpty() {
        return classes.isEmpty() && !givenUp;
    }

    /** The classes that have a score, in ascending order of their names; none where they were given up. */
    SortedMap<String, OfClass> classes() {
        return Collections.unmodifiableSortedMap(classes);
    }

    void writeTo(CountsOutput out) {
        out.writeCount(givenUp ? 1 : 0);
        out.writeCount(classes.size());
        classes.forEach((name, counts) -> {
            out.writeText(name);
            counts.predicted().writeTo(out, LOWEST);
            counts.others().writeTo(out, LOWEST);
        });
    }

    static PredictedScores readFrom(CountsInput in) {
        PredictedScores read = new PredictedScores();
        read.givenUp = in.readSize(1, "flag") == 1;
        int size = in.readSize(read.givenUp ? 0 : MulticlassCounts.MOST_CLASSES, "classes");
        for (int place = 0; place < size; place++) {
            String name = in.readText();
            OfClass counts =
                    new OfClass(SparseCounts.readFrom(in, LOWEST, HIGHEST), SparseCounts.readFrom(in, LOWEST, HIGHEST));
            boolean inOrder = read.classes.isEmpty() || read.classes.lastKey().compareTo(name) < 0;
            if (!inOrder || counts.isEmpty()) {
                throw new CorruptCountsException("class '" + name + "' is empty or out of order");
            }
            read.classes.put(name, counts);
        }
        return read;
    }
}
