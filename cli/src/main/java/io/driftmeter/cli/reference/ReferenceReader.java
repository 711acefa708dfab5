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
import io.driftmeter.statistics.reference.RowSource;
import io.driftmeter.statistics.reference.SegmentScope;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Builds a reference from a CSV file, which it reads two or three times, and as often again for each segment, in memory that does not grow with it. The prediction and its score
 * become features of those names; labels get a distribution of their own.
 */
public final class ReferenceReader {

    /** The feature that the prediction becomes. */
    public static final String PREDICTION_FEATURE = "prediction";

    /** The feature that the score becomes. */
    public static final String SCORE_FEATURE = "score";

    /** The labels while they are counted beside the features; a column of that name would be taken for them. */
    static final String LABEL_COLUMN = "(label)";

    private final ReferenceInput input;
    private final Progress progress;
    private int passes;

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
        return new ReferenceReader(input, progress).read();
    }

    private BuiltReference read() {
        ColumnKinds kinds;
        Task task;
        FeatureColumns features;
        try (CsvFile csv = CsvFile.open(input.file())) {
            requirePositiveHasColumns(csv);
            List<CsvRow> first = firstRows(csv);
            task = task(csv, ColumnKinds.of(csv.header(), first, input.kinds()));
            kinds = ColumnKinds.of(csv.header(), first, roleKinds(task));
            features = new FeatureColumns(input.columns(), csv, kinds);
        }
        ReferenceSettings settings = ReferenceSettings.DEFAULT
                .withWindows(input.windows().stream().map(Duration::toMillis).toList())
                .withKinds(features.statisticsKinds())
                .withZone(input.zone());
        ReferenceProfile whole = build(features, task, settings, row -> true);
        if (input.segmentations().isEmpty()) {
            return new BuiltReference(whole, kinds, task, List.of());
        }
        SegmentSurvey survey = survey(kinds);
        Map<String, ReferenceProfile> bySegment = new TreeMap<>();
        survey.rowsBySegment()
                .keySet()
                .forEach(segment -> bySegment.put(
                        segment,
                        build(
                                features,
                                task,
                                settings,
                                row -> survey.segmentsOf(row).contains(segment))));
        ReferenceProfile naming =
                whole.withScope(new SegmentScope(Optional.empty(), Optional.empty(), List.copyOf(bySegment.keySet())));
        List<ReferenceProfile> segments = bySegment.entrySet().stream()
                .map(entry -> entry.getValue()
                        .withScope(new SegmentScope(
                                Optional.of(entry.getKey()), Optional.of(naming.contentHash()), List.of())))
                .toList();
        return new BuiltReference(naming, kinds, task, segments);
    }

    private SegmentSurvey survey(ColumnKinds kinds) {
        try (CsvFile csv = CsvFile.open(input.file())) {
            return SegmentSurvey.of(input, kinds, csv);
        }
    }

    /** Builds the reference of some rows, with the baseline of those among them that are labelled. */
    private ReferenceProfile build(
            FeatureColumns features, Task task, ReferenceSettings settings, Predicate<CsvRow> rows) {
        passes = 0;
        LabelledRows labelled = new LabelledRows(task, input);
        ReferenceProfile profile =
                build(sink -> pass(features, sink, labelled, rows), settings).withLabel(LABEL_COLUMN);
        return labelled.withBaseline(profile);
    }

    private List<CsvRow> firstRows(CsvFile csv) {
        List<CsvRow> first = new ArrayList<>();
        while (first.size() < ColumnKinds.ROWS_LOOKED_AT && csv.hasNext()) {
            first.add(csv.next());
        }
        if (first.isEmpty()) {
            throw new UserMistake(
                    input.file() + ": has a header and no rows. Give the rows that the model is judged by.");
        }
        return first;
    }

    private ReferenceProfile build(RowSource rows, ReferenceSettings settings) {
        try {
            return ReferenceBuilder.build(rows, settings);
        } catch (IllegalArgumentException notAReference) {
            throw new UserMistake(input.file() + ": " + notAReference.getMessage() + ".", notAReference);
        }
    }

    /** Reads the whole file once; labelled rows are looked at on the first time. */
    private void pass(FeatureColumns features, RowSource.RowSink sink, LabelledRows labelled, Predicate<CsvRow> isOf) {
        passes++;
        long rows = 0;
        try (CsvFile csv = CsvFile.open(input.file())) {
            while (csv.hasNext()) {
                CsvRow row = csv.next();
                if (!isOf.test(row)) {
                    continue;
                }
                OptionalLong time = row.time(input.columns().name(Role.EVENT_TIME))
                        .map(OptionalLong::of)
                        .orElse(OptionalLong.empty());
                sink.row(features.valuesOf(row), time);
                if (passes == 1) {
                    labelled.add(row, time);
                }
                rows++;
                progress.update(input.file() + ", pass " + passes + ": " + rows + " rows");
            }
        }
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
            case ARRAY -> ColumnKind.EMBEDDING;
            case TEXT -> ColumnKind.CATEGORICAL;
        };
    }
}
