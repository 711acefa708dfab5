package io.driftmeter.monitor.profile;

import io.driftmeter.monitor.wire.NamedValues;
import io.driftmeter.statistics.counts.FeatureCounts;
import org.jspecify.annotations.Nullable;

/**
 * What the rows of a batch have for one feature at a time: its numbers and texts are gathered, so that its counters take them all at once, and what
 * else there is goes one by one. Not thread-safe.
 */
final class FeatureRows {

    private final NamedValues rows;
    private final double[] numbers;
    private final int[] texts;
    private final int[] places;

    /** @param mostRows as many rows as {@code rows} can hold */
    FeatureRows(NamedValues rows, int mostRows) {
        this.rows = rows;
        this.numbers = new double[mostRows];
        this.texts = new int[mostRows];
        this.places = new int[mostRows];
    }

    /** Counts the values of all rows at a place. */
    void countAll(int place, FeatureCounts feature) {
        int counted = rows.numbers(place, numbers);
        feature.addAll(numbers, counted, places);
        if (counted == rows.rows()) {
            return;
        }
        if (rows.hasTexts(place)) {
            feature.addTexts(texts, rows.texts(place, texts));
        }
        for (int row = rows.nextOther(place, 0); row < rows.rows(); row = rows.nextOther(place, row + 1)) {
            addOther(place, row, feature);
        }
    }

    /**
     * Counts the values of some rows at a place.
     *
     * @param chosen the rows, the first {@code count} of it
     */
    void countChosen(int place, FeatureCounts feature, int[] chosen, int count) {
        int counted = rows.numbersOf(chosen, count, place, numbers);
        feature.addAll(numbers, counted, places);
        if (counted == count) {
            return;
        }
        if (rows.hasTexts(place)) {
            int numbered = rows.textsOf(chosen, count, place, texts);
            feature.addTexts(texts, numbered);
            counted += numbered;
        }
        for (int i = 0; counted < count; i++) {
            if (rows.isOther(chosen[i], place)) {
                addOther(place, chosen[i], feature);
                counted++;
            }
        }
    }

    private void addOther(int place, int row, FeatureCounts feature) {
        switch (rows.kind(row, place)) {
            case NULL -> feature.addMissing();
            case LONG -> feature.add(rows.wholeNumber(row, place));
            case BOOLEAN -> feature.add(rows.truthValue(row, place));
            case STRING -> feature.add(rows.bytes(row), rows.textStart(row, place), rows.textLength(row, place));
            case ARRAY -> add(rows.numbers(row, place), feature);
            default -> feature.addWrongType();
        }
    }

    private static void add(double @Nullable [] numbers, FeatureCounts feature) {
        if (numbers == null) {
            feature.addWrongType();
        } else {
            feature.add(numbers);
        }
    }
}
