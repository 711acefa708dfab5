package io.driftmeter.monitor.join;

import io.driftmeter.monitor.avro.FeaturesCopy;
import io.driftmeter.monitor.avro.LabelCopy;
import io.driftmeter.monitor.avro.PredictionCopy;
import java.util.List;

/** What a join task keeps of its prediction ids, in buckets of event time that are aligned to the epoch. */
interface JoinRows {

    /** Something arrives for this prediction id, and no other is asked for until the next arrival. */
    default void begin(String predictionId) {}

    /** Length of a bucket, in milliseconds. */
    long bucketLength();

    /** The copies of a prediction whose time lies in the bucket, the one that counts first. */
    List<PredictionCopy> predictions(String predictionId, long bucketStart);

    /** The copies of the features whose time lies in the bucket, the one that counts first. */
    List<FeaturesCopy> features(String predictionId, long bucketStart);

    /** The labels whose time lies in the bucket, in ascending order of precedence. */
    List<LabelCopy> labels(String predictionId, long bucketStart);

    /**
     * Replaces the copies of a prediction in a bucket.
     *
     * @return false if the bucket is older than what is retained: nothing was kept
     */
    boolean putPredictions(String predictionId, long bucketStart, List<PredictionCopy> copies);

    /**
     * Replaces the copies of the features in a bucket.
     *
     * @return false if the bucket is older than what is retained: nothing was kept
     */
    boolean putFeatures(String predictionId, long bucketStart, List<FeaturesCopy> copies);

    /**
     * Replaces the labels in a bucket.
     *
     * @return false if the bucket is older than what is retained: nothing was kept
     */
    boolean putLabels(String predictionId, long bucketStart, List<LabelCopy> labels);

    /** Start of the bucket that holds this event time. */
    default long bucketOf(long eventTime) {
        return Math.floorDiv(Math.max(0, eventTime), bucketLength()) * bucketLength();
    }
}
