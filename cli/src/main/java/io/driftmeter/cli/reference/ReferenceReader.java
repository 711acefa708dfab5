package io.driftmeter.cli.reference;

import io.driftmeter.avro.Task;
import io.driftmeter.cli.console.Progress;
import io.driftmeter.cli.console.UserMistake;
import io.driftmeter.cli.csv.CellKind;
import io.driftmeter.cli.csv.ColumnKinds;
import io.driftmeter.cli.csv.Columns;
import io.driftmeter.cli.csv.Columns.Role;
import io.driftmeter.cli.csv.CsvFile;
import io.driftmeter.cli.csv.CsvRow;
import io.driftmeter.statistics.reference.ColumnKind;
import io.driftmeter.statistics.reference.ReferenceBuilder;
import io.driftmeter.statistics.reference.ReferenceProfile;
import io.driftmeter.statistics.reference.ReferenceSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Builds a reference from a CSV file in one pass. The prediction and its score become features of those names. */
public final class ReferenceReader {

    /** The feature that the prediction becomes. */
    public static final String PREDICTION_FEATURE = "prediction";

    /** The feature that the score becomes. */
    public static final String SCORE_FEATURE = "score";

    private final ReferenceInput input;
    private final Progress progress;

    private ReferenceReader(ReferenceInput input, Progress progress) {
        this.input = input;
        this.progress = progress;
    }

    /**
     * Reads a file.
     *
     * @throws UserMistake if the file is not as it should be, with line, column, value and remedy
     */
    public static BuiltReference read(ReferenceInput input, Progress progress) {
        try (CsvFile csv = CsvFile.open(input.file())) {
            return new ReferenceReader(input, progress).read(csv);
        }
    }

    private BuiltReference read(CsvFile csv) {
        requirePositiveHasColumns(csv);
        List<CsvRow> first = new ArrayList<>();
        while (first.size() < ColumnKinds.ROWS_LOOKED_AT && csv.hasNext()) {
            first.add(csv.next());
        }
        if (first.isEmpty()) {
            throw new UserMistake(
                    input.file() + ": has a header and no rows. Give the rows that the model is judged by.");
        }
        ColumnKinds kinds = ColumnKinds.of(csv.header(), first, input.kinds());
        Task task = task(csv, kinds);
        kinds = ColumnKinds.of(csv.header(), first, roleKinds(task));
        FeatureColumns features = new FeatureColumns(input.columns(), csv, kinds);
        ReferenceBuilder builder = new ReferenceBuilder(ReferenceSettings.DEFAULT
                .withWindows(input.windows().stream().map(Duration::toMillis).toList())
                .withKinds(features.statisticsKinds()));
        LabelledRows labelled = new LabelledRows(task, input);
        for (CsvRow row : first) {
            add(row, features, builder, labelled);
        }
        while (csv.hasNext()) {
            add(csv.next(), features, builder, labelled);
        }
        return new BuiltReference(labelled.withBaseline(build(builder)), kinds, task);
    }

    private ReferenceProfile build(ReferenceBuilder builder) {
        try {
            return builder.build(Optional.empty());
        } catch (IllegalArgumentException notAReference) {
            throw new UserMistake(input.file() + ": " + notAReference.getMessage() + ".", notAReference);
        }
    }

    private void add(CsvRow row, FeatureColumns features, ReferenceBuilder builder, LabelledRows labelled) {
        OptionalLong time = row.time(input.columns().name(Role.EVENT_TIME))
                .map(OptionalLong::of)
                .orElse(OptionalLong.empty());
        builder.add(features.valuesOf(row), time);
        labelled.add(row, time);
        progress.update(input.file() + ": " + builder.rows() + " rows");
    }

    /** Numbers in a prediction are classes unless the task is regression: then 0 and 1 are texts, as are yes and no. */
    private Map<String, CellKind> roleKinds(Task task) {
        Columns columns = input.columns();
        CellKind answer = task == Task.REGRESSION ? CellKind.NUMBER : CellKind.TEXT;
        Map<String, CellKind> kinds = new HashMap<>(input.kinds());
        kinds.put(columns.name(Role.SCORE), CellKind.NUMBER);
        kinds.put(columns.name(Role.PREDICTION), answer);
        kinds.put(columns.name(Role.LABEL), answer);
        return kinds;
    }

    private Task task(CsvFile csv, ColumnKinds kinds) {
        String prediction = input.columns().name(Role.PREDICTION);
        if (!csv.header().contains(prediction)) {
            return Task.UNKNOWN;
        }
        if (input.positive().isPresent()) {
            return Task.BINARY;
        }
        return kinds.kind(prediction) == CellKind.NUMBER ? Task.REGRESSION : Task.MULTICLASS;
    }

    private void requirePositiveHasColumns(CsvFile csv) {
        if (input.positive().isPresent()) {
            csv.require(input.columns().name(Role.PREDICTION));
        }
    }

    /** The statistics' word for what a column holds. */
    static ColumnKind statisticsKind(CellKind kind) {
        return switch (kind) {
            case NUMBER -> ColumnKind.NUMERIC;
            case BOOLEAN -> ColumnKind.BOOLEAN;
            case TEXT -> ColumnKind.CATEGORICAL;
        };
    }
}
