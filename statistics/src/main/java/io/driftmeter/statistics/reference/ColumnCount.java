package io.driftmeter.statistics.reference;

import io.driftmeter.statistics.counts.FeatureCounts;
import org.jspecify.annotations.Nullable;

/** One column on the last pass: every value is counted, as a live one would be. */
interface ColumnCount {

    /** What has been counted. */
    FeatureCounts counts();

    /** Follows a value of the row that is being counted from window to window; one that the feature cannot use is passed over. */
    void follow(Object value);

    /** The feature's reference, once all rows are counted. */
    FeatureReference reference();

    /** Counts the value of a row; null is missing. */
    default void add(@Nullable Object value) {
        if (value == null) {
            counts().addMissing();
            return;
        }
        if (value instanceof Number number) {
            if (ColumnSurvey.isWhole(number)) {
                counts().add(number.longValue());
            } else {
                counts().add(number.doubleValue());
            }
        } else if (value instanceof Boolean truth) {
            counts().add(truth.booleanValue());
        } else if (value instanceof CharSequence text) {
            counts().add(text);
        } else if (value instanceof double[] array) {
            counts().add(array);
        } else {
            counts().addWrongType();
        }
        follow(value);
    }
}
