package io.driftmeter.cli.reference;

import io.driftmeter.cli.console.UserMistake;
import io.driftmeter.cli.csv.CsvFile;
import io.driftmeter.cli.csv.CsvRow;
import io.driftmeter.statistics.reference.ReferenceProfile;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A CSV file of how much the model rests on each feature: columns {@code feature} and {@code importance}.
 *
 * @param path the file
 * @param importances 0 or more, by name of the feature
 */
record ImportanceFile(Path path, Map<String, Double> importances) {

    /**
     * Reads a file.
     *
     * @throws UserMistake naming the line, the value and the remedy
     */
    static ImportanceFile read(Path path) {
        Map<String, Double> importances = new LinkedHashMap<>();
        try (CsvFile file = CsvFile.open(path)) {
            file.require("feature", "importance");
            while (file.hasNext()) {
                CsvRow row = file.next();
                String feature = row.requiredText("feature");
                if (importances.put(feature, importance(row)) != null) {
                    throw new UserMistake(
                            path + ", line " + row.line() + ": feature '" + feature + "' stands twice. Keep one line.");
                }
            }
        }
        return new ImportanceFile(path, importances);
    }

    private static double importance(CsvRow row) {
        String text = row.requiredText("importance");
        try {
            double value = Double.parseDouble(text);
            if (value >= 0 && Double.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException notANumber) {
            // said below, as for a negative one
        }
        throw new UserMistake(row.path() + ", line " + row.line() + ": importance is '" + text
                + "'. Write a number from 0 up, such as 0.25.");
    }

    /**
     * The reference with these importances.
     *
     * @throws UserMistake where the reference lacks a feature that the file names
     */
    ReferenceProfile applyTo(ReferenceProfile reference) {
        for (String feature : importances.keySet()) {
            if (reference.feature(feature).isEmpty()) {
                throw new UserMistake(path + ": names feature '" + feature
                        + "', which the reference does not have. Write the names as the reference's rows have them.");
            }
        }
        return reference.withImportances(importances);
    }
}
