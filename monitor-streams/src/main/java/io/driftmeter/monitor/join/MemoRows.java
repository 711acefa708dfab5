package io.driftmeter.monitor.join;

import io.driftmeter.monitor.avro.FeaturesCopy;
import io.driftmeter.monitor.avro.LabelCopy;
import io.driftmeter.monitor.avro.PredictionCopy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Rows that are read once for each arrival: what one arrival changes is found by looking at the same buckets before and after it. What was
 * read is forgotten with {@link #begin}, so nothing is held between arrivals.
 */
final class MemoRows implements JoinRows {

    private final JoinRows rows;
    private final Map<Long, List<PredictionCopy>> predictions = new HashMap<>();
    private final Map<Long, List<FeaturesCopy>> features = new HashMap<>();
    private final Map<Long, List<LabelCopy>> labels = new HashMap<>();
    private String arriving = "";

    MemoRows(JoinRows rows) {
        this.rows = rows;
    }

    /** Forgets what was read. */
    @Override
    public void begin(String predictionId) {
        rows.begin(predictionId);
        arriving = predictionId;
        predictions.clear();
        features.clear();
        labels.clear();
    }

    @Override
    public long bucketLength() {
        return rows.bucketLength();
    }

    @Override
    public List<PredictionCopy> predictions(String predictionId, long bucketStart) {
        requireArriving(predictionId);
        return predictions.computeIfAbsent(bucketStart, start -> rows.predictions(predictionId, start));
    }

    @Override
    public List<FeaturesCopy> features(String predictionId, long bucketStart) {
        requireArriving(predictionId);
        return features.computeIfAbsent(bucketStart, start -> rows.features(predictionId, start));
    }

    @Override
    public List<LabelCopy> labels(String predictionId, long bucketStart) {
        requireArriving(predictionId);
        return labels.computeIfAbsent(bucketStart, start -> rows.labels(predictionId, start));
    }

    @Override
    public boolean putPredictions(String predictionId, long bucketStart, List<PredictionCopy> copies) {
        requireArriving(predictionId);
        return rows.putPredictions(predictionId, bucketStart, copies) && noted(predictions, bucketStart, copies);
    }

    @Override
    public boolean putFeatures(String predictionId, long bucketStart, List<FeaturesCopy> copies) {
        requireArriving(predictionId);
        return rows.putFeatures(predictionId, bucketStart, copies) && noted(features, bucketStart, copies);
    }

    @Override
    public boolean putLabels(String predictionId, long bucketStart, List<LabelCopy> copies) {
        requireArriving(predictionId);
        return rows.putLabels(predictionId, bucketStart, copies) && noted(labels, bucketStart, copies);
    }

    private static <T> boolean noted(Map<Long, List<T>> memo, long bucketStart, List<T> copies) {
        memo.put(bucketStart, copies);
        return true;
    }

    private void requireArriving(String predictionId) {
        if (!predictionId.equals(arriving)) {
            throw new IllegalStateException(
                    "Rows of " + predictionId + " were asked for while something arrived for " + arriving);
        }
    }
}
