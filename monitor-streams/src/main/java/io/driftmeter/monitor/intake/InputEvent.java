package io.driftmeter.monitor.intake;

import io.driftmeter.monitor.wire.AvroMap;
import io.driftmeter.monitor.wire.AvroRecord;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An input record that could be read and is valid: ids are there, names are usable, the event time is positive. */
public sealed interface InputEvent {

    /** Identity of the prediction that the record is about. */
    String predictionId();

    /** Event time, in milliseconds since the epoch, UTC. */
    long eventTime();

    /** A record of a model version: features or a prediction. */
    sealed interface OfModel extends InputEvent {

        /** Name of the model. */
        String model();

        /** Version of the model. */
        String modelVersion();
    }

    /**
     * The inputs of one prediction.
     *
     * @param values each feature's value by its name, as it was written
     */
    record Features(String predictionId, String model, String modelVersion, long eventTime, AvroMap values)
            implements OfModel {}

    /**
     * What a model answered.
     *
     * @param prediction null, Double, Long, Boolean or String
     * @param score probability of the positive class; null where the model gives none
     * @param classScores probability of each class by its name; empty where the model gives none
     * @param ranking items in the model's order, the best first; null where the model does not rank
     * @param latencyMilliseconds how long the answer took; null where it was not measured
     * @param fields the whole record, for what else it says of the prediction; null where there is none
     */
    record Prediction(
            String predictionId,
            String model,
            String modelVersion,
            long eventTime,
            @Nullable Object prediction,
            @Nullable Double score,
            Map<String, Double> classScores,
            @Nullable List<String> ranking,
            @Nullable Double latencyMilliseconds,
            @Nullable AvroRecord fields)
            implements OfModel {}

    /**
     * What turned out to be true.
     *
     * @param eventTime the label's time; for a record without a value, C of its partition
     * @param label null (takes an earlier label back), Double, Long, Boolean or String
     */
    record Label(
            String predictionId, long eventTime, @Nullable Object label) implements InputEvent {}
}
