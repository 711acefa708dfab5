package io.driftmeter.monitor.profile;

import io.driftmeter.monitor.intake.InputEvent;
import io.driftmeter.monitor.plan.CountsSize;
import io.driftmeter.monitor.wire.NamedValues;
import io.driftmeter.statistics.counts.FeatureCounts;
import io.driftmeter.statistics.reference.FeatureRange;
import io.driftmeter.statistics.reference.ProfileCounts;
import io.driftmeter.statistics.reference.ReferenceProfile;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Counts rows in the cells of one reference. It takes any value: what fits no cell has a counter of its own. */
public final class RowCounts {

    /** Name of the feature that stands for the prediction. */
    public static final String PREDICTION = "prediction";

    /** Name of the feature that stands for the prediction's score. */
    public static final String SCORE = "score";

    /** Most bytes that the counts of one feature group take in a message. */
    private static final int MOST_BYTES_OF_GROUP = 256 * 1024;

    private final ProfileCounts counts;
    private final FeatureCounts[] features;
    private final int prediction;
    private final int score;
    private double[] numbers = {};
    private int[] texts = {};
    private int[] chosen = {};
    private int rowsChosen;

    /** Counts by {@code reference}, at nothing. */
    public RowCounts(ReferenceProfile reference) {
        counts = new ProfileCounts(reference);
        features =
                IntStream.range(0, counts.features()).mapToObj(counts::feature).toArray(FeatureCounts[]::new);
        prediction = counts.indexOf(PREDICTION);
        score = counts.indexOf(SCORE);
    }

    /** The groups into which the features of a reference are split on their way; the same everywhere. */
    public static List<FeatureRange> groups(ReferenceProfile reference) {
        return reference.groups(MOST_BYTES_OF_GROUP);
    }

    /** Counts every feature of the reference, feature by feature; those that a row does not name are missing. */
    void count(NamedValues rows) {
        for (int index = 0; index < features.length; index++) {
            if (index != prediction && index != score) {
                count(features[index], rows, index);
            }
        }
    }

    private void count(FeatureCounts feature, NamedValues rows, int place) {
        makeRoom(rows.rows());
        int counted = rows.numbers(place, numbers);
        feature.addAll(numbers, counted);
        if (counted == rows.rows()) {
            return;
        }
        if (rows.hasTexts(place)) {
            feature.addTexts(texts, rows.texts(place, texts));
        }
        for (int row = rows.nextOther(place, 0); row < rows.rows(); row = rows.nextOther(place, row + 1)) {
            addOther(feature, rows, row, place);
        }
    }

    private void makeRoom(int rows) {
        if (numbers.length < rows) {
            numbers = new double[rows];
            texts = new int[rows];
        }
    }

    /**
     * Chooses one more row for {@link #countChosen}.
     *
     * @return whether it is the first one
     */
    boolean choose(int row) {
        if (rowsChosen == chosen.length) {
            chosen = Arrays.copyOf(chosen, Math.max(8, 2 * rowsChosen));
        }
        chosen[rowsChosen++] = row;
        return rowsChosen == 1;
    }

    /** Counts the rows that were chosen, and chooses none. */
    void countChosen(NamedValues rows) {
        for (int index = 0; index < features.length; index++) {
            if (index != prediction && index != score) {
                countChosen(features[index], rows, index);
            }
        }
        rowsChosen = 0;
    }

    private void countChosen(FeatureCounts feature, NamedValues rows, int place) {
        makeRoom(rowsChosen);
        int numbersChosen = 0;
        int textsChosen = 0;
        for (int i = 0; i < rowsChosen; i++) {
            int row = chosen[i];
            if (rows.isNumberedText(row, place)) {
                texts[textsChosen++] = (int) rows.wholeNumber(row, place);
            } else if (!addOther(feature, rows, row, place)) {
                numbers[numbersChosen++] = rows.number(row, place);
            }
        }
        feature.addAll(numbers, numbersChosen);
        feature.addTexts(texts, textsChosen);
    }

    /** Counts the prediction and its score, as far as the reference has them. */
    void count(InputEvent.Prediction row) {
        if (prediction >= 0) {
            add(counts.feature(prediction), row.prediction());
        }
        if (score >= 0) {
            add(counts.feature(score), row.score());
        }
    }

    /** Bytes that the counts take on the heap, at most. */
    long bytes() {
        long bytes = CountsSize.rowsAtOnce(Math.max(numbers.length, chosen.length));
        for (FeatureCounts feature : features) {
            bytes += CountsSize.live(feature);
        }
        return bytes;
    }

    /** By feature, rows outside the reference; see {@link ProfileCounts#outsideReference}. The prediction and its score are no inputs. */
    Map<String, Long> inputsOutsideReference() {
        Map<String, Long> outside = new TreeMap<>(counts.outsideReference());
        outside.remove(PREDICTION);
        outside.remove(SCORE);
        return outside;
    }

    /** What was counted, an entry for each group. */
    List<ByteBuffer> toBytes() {
        return groups(counts.reference()).stream()
                .map(group -> ByteBuffer.wrap(counts.toBytes(group)))
                .toList();
    }

    /** Counts a value, unless it is a number or a text of the feature's table. */
    private static boolean addOther(FeatureCounts feature, NamedValues rows, int row, int place) {
        if (rows.isNumberedText(row, place)) {
            return false;
        }
        switch (rows.kind(row, place)) {
            case NULL -> feature.addMissing();
            case DOUBLE -> {
                return false;
            }
            case LONG -> feature.add(rows.wholeNumber(row, place));
            case BOOLEAN -> feature.add(rows.truthValue(row, place));
            case STRING -> feature.add(rows.bytes(row), rows.textStart(row, place), rows.textLength(row, place));
            case ARRAY -> add(feature, rows.numbers(row, place));
            default -> feature.addWrongType();
        }
        return true;
    }

    private static void add(FeatureCounts feature, double @Nullable [] numbers) {
        if (numbers == null) {
            feature.addWrongType();
        } else {
            feature.add(numbers);
        }
    }

    private static void add(FeatureCounts feature, @Nullable Object value) {
        if (value == null) {
            feature.addMissing();
        } else if (value instanceof Double number) {
            feature.add((double) number);
        } else if (value instanceof Long number) {
            feature.add((long) number);
        } else if (value instanceof Boolean truth) {
            feature.add((boolean) truth);
        } else if (value instanceof CharSequence text) {
            feature.add(text);
        } else {
            feature.addWrongType();
        }
    }
}
