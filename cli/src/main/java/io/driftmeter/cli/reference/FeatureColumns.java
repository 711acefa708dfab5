package io.driftmeter.cli.reference;

import io.driftmeter.cli.console.UserMistake;
import io.driftmeter.cli.csv.ColumnKinds;
import io.driftmeter.cli.csv.Columns;
import io.driftmeter.cli.csv.Columns.Role;
import io.driftmeter.cli.csv.CsvFile;
import io.driftmeter.cli.csv.CsvRow;
import io.driftmeter.statistics.reference.ColumnKind;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The columns that become features of a reference. */
final class FeatureColumns {

    private final ColumnKinds kinds;
    private final Map<String, String> columnByFeature = new LinkedHashMap<>();

    /**
     * The features of a file.
     *
     * @throws UserMistake if there is none, or one has a name that the prediction or its score takes
     */
    FeatureColumns(Columns columns, CsvFile csv, ColumnKinds kinds) {
        this.kinds = kinds;
        columns.features(csv.header()).forEach(feature -> columnByFeature.put(feature, feature));
        put(csv, ReferenceReader.PREDICTION_FEATURE, columns.name(Role.PREDICTION));
        put(csv, ReferenceReader.SCORE_FEATURE, columns.name(Role.SCORE));
        put(csv, ReferenceReader.LABEL_COLUMN, columns.name(Role.LABEL));
        if (columnByFeature.keySet().equals(Set.of(ReferenceReader.LABEL_COLUMN)) || columnByFeature.isEmpty()) {
            throw new UserMistake(csv.path() + ", line 1: names no feature; its columns are "
                    + String.join(", ", csv.header()) + ". Add a column for each feature of the model.");
        }
    }

    private void put(CsvFile csv, String feature, String column) {
        if (csv.header().contains(column) && columnByFeature.put(feature, column) != null) {
            throw new UserMistake(csv.path() + ", line 1: column '" + feature
                    + "' is a feature, but that name is taken by the column '" + column + "'. Rename one of them.");
        }
    }

    /** The value of each feature in a row; missing ones are left out. */
    Map<String, Object> valuesOf(CsvRow row) {
        Map<String, Object> values = new HashMap<>();
        columnByFeature.forEach(
                (feature, column) -> kinds.value(row, column).ifPresent(value -> values.put(feature, value)));
        return values;
    }

    /** The kind of each feature; that of the labels is the prediction's. */
    Map<String, ColumnKind> statisticsKinds() {
        Map<String, ColumnKind> statisticsKinds = new HashMap<>();
        columnByFeature.forEach(
                (feature, column) -> statisticsKinds.put(feature, ReferenceReader.statisticsKind(kinds.kind(column))));
        return statisticsKinds;
    }
}
