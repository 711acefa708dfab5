package io.driftmeter.cli.backtest;

import io.driftmeter.avro.FeatureEvent;
import io.driftmeter.avro.LabelEvent;
import io.driftmeter.avro.PredictionEvent;
import io.driftmeter.avro.Task;
import io.driftmeter.cli.csv.ColumnKinds;
import io.driftmeter.cli.csv.Columns;
import io.driftmeter.cli.csv.Columns.Role;
import io.driftmeter.cli.csv.CsvRow;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Rows of files as the events that a model's service would have written. */
final class LiveRows {

    private final BacktestPlan plan;
    private final ColumnKinds kinds;
    private final Task task;
    private final List<String> features;

    /**
     * Rows of a file.
     *
     * @param kinds what the columns of the reference hold: a live cell of another kind goes out as the text that it is, and is counted as
     *     of the wrong type
     * @param features columns that are features
     */
    LiveRows(BacktestPlan plan, ColumnKinds kinds, Task task, List<String> features) {
        this.plan = plan;
        this.kinds = kinds;
        this.task = task;
        this.features = features;
    }

    FeatureEvent features(CsvRow row) {
        Map<String, @Nullable Object> values = new HashMap<>();
        for (String feature : features) {
            kinds.valueOrText(row, feature).ifPresent(value -> values.put(feature, asInEvent(value)));
        }
        return FeatureEvent.newBuilder()
                .setPredictionId(id(row))
                .setModel(plan.definition().getModel())
                .setModelVersion(plan.modelVersion())
                .setEventTime(time(row))
                .setFeatures(values)
                .build();
    }

    private static Object asInEvent(Object value) {
        return value instanceof double[] array ? Arrays.stream(array).boxed().toList() : value;
    }

    PredictionEvent prediction(CsvRow row) {
        Columns columns = plan.columns();
        return PredictionEvent.newBuilder()
                .setPredictionId(id(row))
                .setModel(plan.definition().getModel())
                .setModelVersion(plan.modelVersion())
                .setEventTime(time(row))
                .setPrediction(answer(row, columns.name(Role.PREDICTION)).orElse(null))
                .setScore(row.number(columns.name(Role.SCORE)).orElse(null))
                .setClassScores(columns.classScores(row))
                .build();
    }

    LabelEvent label(CsvRow row) {
        Columns columns = plan.columns();
        return LabelEvent.newBuilder()
                .setPredictionId(id(row))
                .setLabelTime(Instant.ofEpochMilli(row.requiredTime(columns.name(Role.LABEL_TIME))))
                .setLabel(answer(row, columns.name(Role.LABEL)).orElse(null))
                .build();
    }

    private Optional<Object> answer(CsvRow row, String column) {
        return task == Task.REGRESSION
                ? row.number(column).map(number -> number)
                : row.text(column).map(text -> text);
    }

    private String id(CsvRow row) {
        return row.requiredText(plan.columns().name(Role.PREDICTION_ID));
    }

    private Instant time(CsvRow row) {
        return Instant.ofEpochMilli(row.requiredTime(plan.columns().name(Role.EVENT_TIME)));
    }
}
