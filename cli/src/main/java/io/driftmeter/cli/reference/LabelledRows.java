package io.driftmeter.cli.reference;

import io.driftmeter.avro.Task;
import io.driftmeter.cli.csv.Columns.Role;
import io.driftmeter.cli.csv.CsvRow;
import io.driftmeter.statistics.performance.BaselineMeasurement;
import io.driftmeter.statistics.performance.BinaryCounts;
import io.driftmeter.statistics.performance.MulticlassCounts;
import io.driftmeter.statistics.performance.Outcome;
import io.driftmeter.statistics.performance.PerformanceCounts;
import io.driftmeter.statistics.performance.RegressionCounts;
import io.driftmeter.statistics.reference.ReferenceProfile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The rows of a reference that carry a prediction and a label: what its baseline is measured on. */
final class LabelledRows {

    private record Labelled(OptionalLong time, Outcome outcome) {}

    private final Task task;
    private final ReferenceInput input;
    private final List<Labelled> rows = new ArrayList<>();

    LabelledRows(Task task, ReferenceInput input) {
        this.task = task;
        this.input = input;
    }

    void add(CsvRow row, OptionalLong time) {
        Optional<String> prediction = row.text(input.columns().name(Role.PREDICTION));
        Optional<String> label = row.text(input.columns().name(Role.LABEL));
        if (prediction.isPresent() && label.isPresent()) {
            rows.add(new Labelled(time, outcome(row, prediction.get(), label.get())));
        }
    }

    private Outcome outcome(CsvRow row, String prediction, String label) {
        return switch (task) {
            case BINARY -> {
                String positive = input.positive().orElseThrow();
                yield new Outcome.Binary(prediction.equals(positive), score(row), label.equals(positive));
            }
            case REGRESSION ->
                new Outcome.Regression(
                        row.number(input.columns().name(Role.PREDICTION)).orElseThrow(),
                        row.number(input.columns().name(Role.LABEL)).orElseThrow());
            default -> new Outcome.Multiclass(prediction, label);
        };
    }

    private OptionalDouble score(CsvRow row) {
        return row.number(input.columns().name(Role.SCORE))
                .map(OptionalDouble::of)
                .orElse(OptionalDouble.empty());
    }

    /** The same reference with the baseline of these rows; as it is where there are none. */
    ReferenceProfile withBaseline(ReferenceProfile profile) {
        if (rows.isEmpty()) {
            return profile;
        }
        PerformanceCounts whole = newCounts();
        rows.forEach(row -> count(row, whole));
        return profile.withBaseline(BaselineMeasurement.of(whole, windows(profile)));
    }

    /** The same rows by whole window of the length that is judged. */
    private List<PerformanceCounts> windows(ReferenceProfile profile) {
        if (input.baselineWindow().isEmpty() || profile.trainingTime().isEmpty()) {
            return List.of();
        }
        long length = input.baselineWindow().get().toMillis();
        long from = profile.trainingTime().get().from();
        long to = profile.trainingTime().get().to();
        Map<Long, List<Labelled>> byStart = rows.stream()
                .filter(row -> row.time().isPresent())
                .collect(Collectors.groupingBy(
                        row -> Math.floorDiv(row.time().getAsLong(), length) * length,
                        TreeMap::new,
                        Collectors.toList()));
        return byStart.entrySet().stream()
                .filter(window -> window.getKey() >= from && window.getKey() + length - 1 <= to)
                .map(window -> {
                    PerformanceCounts counts = newCounts();
                    window.getValue().forEach(row -> count(row, counts));
                    return counts;
                })
                .toList();
    }

    private static void count(Labelled row, PerformanceCounts into) {
        into.addPredictions(1);
        into.add(row.outcome());
    }

    private PerformanceCounts newCounts() {
        return switch (task) {
            case BINARY -> new BinaryCounts();
            case REGRESSION -> new RegressionCounts();
            default -> new MulticlassCounts();
        };
    }
}
