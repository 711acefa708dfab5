package io.driftmeter.monitor.join;

import io.driftmeter.monitor.avro.FeaturesCopy;
import io.driftmeter.monitor.avro.JoinState;
import io.driftmeter.monitor.avro.LabelCopy;
import io.driftmeter.monitor.avro.PredictionCopy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.WindowStore;
import org.jspecify.annotations.Nullable;

/**
 * Rows in two window stores, read by point gets and dropped by whole segments.
 *
 * <p>A window store drops what is older than its retention, measured by the highest time that was ever put, without a word.
 * So the highest bucket of each store is kept here as well, and looked at before each put.
 */
final class WindowRows implements JoinRows {

    private final WindowStore<String, JoinState> predictions;
    private final WindowStore<String, JoinState> labels;
    private final KeyValueStore<String, Long> highestBuckets;
    private final JoinRetention retention;

    /** What {@link #highestBuckets} holds, by the store's name: every arrival asks for it. */
    private final Map<String, Long> highestKnown = new HashMap<>();

    /** What was fetched for the arrival under way, by the start of the bucket. */
    private final Map<Long, @Nullable JoinState> fetched = new HashMap<>();

    WindowRows(
            WindowStore<String, JoinState> predictions,
            WindowStore<String, JoinState> labels,
            KeyValueStore<String, Long> highestBuckets,
            JoinRetention retention) {
        this.predictions = predictions;
        this.labels = labels;
        this.highestBuckets = highestBuckets;
        this.retention = retention;
        for (WindowStore<String, JoinState> store : List.of(predictions, labels)) {
            @Nullable Long highest = highestBuckets.get(store.name());
            if (highest != null) {
                highestKnown.put(store.name(), highest);
            }
        }
    }

    @Override
    public void begin(String predictionId) {
        fetched.clear();
    }

    @Override
    public long bucketLength() {
        return retention.bucket().toMillis();
    }

    @Override
    public List<PredictionCopy> predictions(String predictionId, long bucketStart) {
        JoinState state = state(predictionId, bucketStart);
        return state == null ? List.of() : state.getPredictions();
    }

    @Override
    public List<FeaturesCopy> features(String predictionId, long bucketStart) {
        JoinState state = state(predictionId, bucketStart);
        return state == null ? List.of() : state.getFeatures();
    }

    /** Features stand with the predictions, and whoever asks for the ones asks for the others next: so they are fetched once. */
    private @Nullable JoinState state(String predictionId, long bucketStart) {
        if (!fetched.containsKey(bucketStart)) {
            fetched.put(bucketStart, fetch(predictions, predictionId, bucketStart));
        }
        return fetched.get(bucketStart);
    }

    /** Half of the buckets within a horizon lie in the future of what is new, where nothing has been put yet: the store is not asked for them. */
    private @Nullable JoinState fetch(WindowStore<String, JoinState> store, String predictionId, long bucketStart) {
        @Nullable Long highest = highestKnown.get(store.name());
        return bucketStart < 0 || highest == null || bucketStart > highest
                ? null
                : store.fetch(predictionId, bucketStart);
    }

    @Override
    public List<LabelCopy> labels(String predictionId, long bucketStart) {
        @Nullable JoinState state = fetch(labels, predictionId, bucketStart);
        return state == null ? List.of() : state.getLabels();
    }

    @Override
    public boolean putPredictions(String predictionId, long bucketStart, List<PredictionCopy> copies) {
        return putState(
                predictionId, bucketStart, new JoinState(copies, features(predictionId, bucketStart), List.of()));
    }

    @Override
    public boolean putFeatures(String predictionId, long bucketStart, List<FeaturesCopy> copies) {
        return putState(
                predictionId, bucketStart, new JoinState(predictions(predictionId, bucketStart), copies, List.of()));
    }

    private boolean putState(String predictionId, long bucketStart, JoinState state) {
        boolean kept = put(predictions, predictionId, bucketStart, state);
        if (kept) {
            fetched.put(bucketStart, state);
        }
        return kept;
    }

    @Override
    public boolean putLabels(String predictionId, long bucketStart, List<LabelCopy> copies) {
        return put(labels, predictionId, bucketStart, new JoinState(List.of(), List.of(), copies));
    }

    private boolean put(WindowStore<String, JoinState> store, String predictionId, long bucketStart, JoinState state) {
        @Nullable Long highest = highestKnown.get(store.name());
        if (highest != null && bucketStart <= highest - retention.total().toMillis()) {
            return false;
        }
        if (highest == null || bucketStart > highest) {
            highestBuckets.put(store.name(), bucketStart);
            highestKnown.put(store.name(), bucketStart);
        }
        store.put(predictionId, state, bucketStart);
        return true;
    }
}
