package io.driftmeter.monitor.profile;

import io.driftmeter.monitor.intake.InputEvent;
import io.driftmeter.monitor.plan.CountsSize;
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

    /** Counts all rows, feature by feature; those that a row does not name are missing. */
    void countAll(FeatureRows rows) {
        for (int place = 0; place < features.length; place++) {
            if (isInput(place)) {
                rows.countAll(place, features[place]);
            }
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
    void countChosen(FeatureRows rows) {
        for (int place = 0; place < features.length; place++) {
            if (isInput(place)) {
                rows.countChosen(place, features[place], chosen, rowsChosen);
            }
        }
        rowsChosen = 0;
    }

    private boolean isInput(int place) {
        return place != prediction && place != score;
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
        long bytes = CountsSize.chosenRows(chosen.length);
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
