package io.driftmeter.monitor.profile;

import io.driftmeter.monitor.intake.InputEvent;
import io.driftmeter.monitor.wire.NamedValues;
import io.driftmeter.statistics.counts.FeatureCounts;
import io.driftmeter.statistics.reference.FeatureRange;
import io.driftmeter.statistics.reference.ProfileCounts;
import io.driftmeter.statistics.reference.ReferenceProfile;
import java.nio.ByteBuffer;
import java.util.List;
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
                for (int row = 0; row < rows.rows(); row++) {
                    add(features[index], rows, row, index);
                }
            }
        }
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

    /** What was counted, an entry for each group. */
    List<ByteBuffer> toBytes() {
        return groups(counts.reference()).stream()
                .map(group -> ByteBuffer.wrap(counts.toBytes(group)))
                .toList();
    }

    private static void add(FeatureCounts feature, NamedValues rows, int row, int place) {
        switch (rows.kind(row, place)) {
            case NULL -> feature.addMissing();
            case DOUBLE -> feature.add(rows.number(row, place));
            case LONG -> feature.add(rows.wholeNumber(row, place));
            case BOOLEAN -> feature.add(rows.truthValue(row, place));
            case STRING -> feature.add(rows.bytes(row), rows.textStart(row, place), rows.textLength(row, place));
            case ARRAY -> add(feature, rows.numbers(row, place));
            default -> feature.addWrongType();
        }
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
