package io.driftmeter.monitor.join;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.driftmeter.monitor.avro.FeaturesCopy;
import io.driftmeter.monitor.avro.LabelCopy;
import io.driftmeter.monitor.avro.PredictionCopy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MemoRowsTest {

    private static final long WEEK = 7 * 86_400_000L;
    private static final LabelCopy LABEL = new LabelCopy(5L, "bad", 0L);

    /** Rows in memory, which keep no bucket before the first week. */
    private static final class StoredRows implements JoinRows {
        private final List<String> reads = new ArrayList<>();
        private final Map<String, List<LabelCopy>> labels = new HashMap<>();

        @Override
        public long bucketLength() {
            return WEEK;
        }

        @Override
        public List<PredictionCopy> predictions(String predictionId, long bucketStart) {
            reads.add("predictions " + predictionId + "@" + bucketStart);
            return List.of();
        }

        @Override
        public List<FeaturesCopy> features(String predictionId, long bucketStart) {
            reads.add("features " + predictionId + "@" + bucketStart);
            return List.of();
        }

        @Override
        public boolean putFeatures(String predictionId, long bucketStart, List<FeaturesCopy> copies) {
            return true;
        }

        @Override
        public List<LabelCopy> labels(String predictionId, long bucketStart) {
            reads.add("labels " + predictionId + "@" + bucketStart);
            return labels.getOrDefault(predictionId + bucketStart, List.of());
        }

        @Override
        public boolean putPredictions(String predictionId, long bucketStart, List<PredictionCopy> copies) {
            return true;
        }

        @Override
        public boolean putLabels(String predictionId, long bucketStart, List<LabelCopy> copies) {
            if (bucketStart < WEEK) {
                return false;
            }
            labels.put(predictionId + bucketStart, copies);
            return true;
        }
    }

    private final StoredRows stored = new StoredRows();
    private final MemoRows rows = new MemoRows(stored);

    @Test
    void shouldReadABucketOnceForEachArrival() {
        rows.begin("a");
        for (int time = 0; time < 3; time++) {
            rows.labels("a", WEEK);
            rows.predictions("a", WEEK);
            rows.features("a", WEEK);
        }
        assertThat(stored.reads).containsExactly("labels a@" + WEEK, "predictions a@" + WEEK, "features a@" + WEEK);

        rows.begin("a");
        rows.labels("a", WEEK);
        assertThat(stored.reads).hasSize(4);
    }

    @Test
    void shouldShowWhatWasPutAndNotWhatWasRefused() {
        rows.begin("a");
        assertThat(rows.labels("a", WEEK)).isEmpty();
        assertThat(rows.putLabels("a", WEEK, List.of(LABEL))).isTrue();
        assertThat(rows.putLabels("a", 0, List.of(LABEL))).isFalse();

        assertThat(rows.labels("a", WEEK)).containsExactly(LABEL);
        assertThat(rows.labels("a", 0)).isEmpty();
        rows.begin("b");
        assertThat(rows.labels("b", WEEK)).isEmpty();
    }

    @Test
    void shouldRefuseAnotherIdThanTheOneThatArrives() {
        rows.begin("a");
        assertThatThrownBy(() -> rows.labels("b", WEEK)).hasMessageContaining("b were asked for while");
    }
}
