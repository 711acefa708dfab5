package io.driftmeter.cli.monitorfile;

import io.driftmeter.avro.PerformanceDefinition;
import io.driftmeter.avro.Task;
import io.driftmeter.runtime.settings.Check;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads how predictions are scored. */
final class PerformanceReader {

    private static final List<String> TASKS = List.of("binary", "multiclass", "regression");
    private static final Map<Task, List<String>> METRICS = Map.of(
            Task.BINARY,
                    List.of(
                            "accuracy",
                            "balanced_accuracy",
                            "precision",
                            "recall",
                            "specificity",
                            "f1",
                            "mcc",
                            "cohen_kappa",
                            "roc_auc",
                            "average_precision",
                            "lift_at_10_percent",
                            "log_loss",
                            "brier"),
            Task.MULTICLASS,
                    List.of(
                            "accuracy",
                            "balanced_accuracy",
                            "macro_precision",
                            "macro_recall",
                            "macro_f1",
                            "weighted_f1",
                            "mcc",
                            "cohen_kappa",
                            "log_loss",
                            "top_3_accuracy",
                            "top_5_accuracy",
                            "ndcg_at_10",
                            "mrr"),
            Task.REGRESSION, List.of("rmse", "mae", "mse", "mape", "smape", "r2", "median_absolute_error"));

    private PerformanceReader() {}

    static PerformanceDefinition read(YamlMapping written, Problems problems) {
        PerformanceDefinition performance = new PerformanceDefinition();
        String task = written.value("task", text -> text, oneOf(TASKS), "").orElse("");
        if (written.text("task").isEmpty()) {
            written.note("task", "is missing", "Write one of " + String.join(", ", TASKS) + ".");
        }
        performance.setTask(task.isEmpty() ? Task.UNKNOWN : Task.valueOf(task.toUpperCase(Locale.ROOT)));
        performance.setPositiveClass(written.text("positive").orElse(null));
        checkPositive(written, performance);
        performance.setHorizonMilliseconds(written.optionalDuration("horizon").orElse(0L));
        if (written.text("horizon").isEmpty()) {
            written.note("horizon", "is missing", "Write how long a label may take, such as 4h.");
        }
        performance.setWindows(WindowReader.read(written, "windows", problems));
        performance.setMetric(metric(written, performance.getTask()));
        performance.setMinimumLabelled(written.count("minimum_labelled", 100, 1));
        performance.setMinimumChange(written.number("minimum_change", 0.02, Double.POSITIVE_INFINITY));
        performance.setMajorChange(written.number(
                "major_change", Math.max(0.05, performance.getMinimumChange()), Double.POSITIVE_INFINITY));
        if (performance.getMajorChange() < performance.getMinimumChange()) {
            written.note("major_change", "is less than performance.minimum_change", "Make it at least as large.");
        }
        performance.setSampleRate(written.number("sample_rate", 1, 1));
        performance.setOutcomeValues(OutcomeValueReader.read(written, "values", problems));
        readLabels(written, performance);
        performance.setEstimate(estimate(written, performance.getTask()));
        written.refuseOthers();
        return performance;
    }

    private static boolean estimate(YamlMapping written, Task task) {
        boolean estimate = written.truth("estimate", false);
        if (estimate && task == Task.REGRESSION) {
            written.note(
                    "estimate",
                    "is true though the task is regression",
                    "Leave it out: only classes can be estimated.");
        }
        return estimate;
    }

    /** From when on a change of the labels themselves matters. */
    private static void readLabels(YamlMapping written, PerformanceDefinition performance) {
        performance.setMinorCoverageFall(written.number("minor_coverage_fall", 0.05, 1));
        performance.setMajorCoverageFall(major(written, "coverage_fall", 0.1, performance.getMinorCoverageFall()));
        performance.setMinorDelayedShare(written.number("minor_delayed_share", 0.1, 1));
        performance.setMajorDelayedShare(major(written, "delayed_share", 0.3, performance.getMinorDelayedShare()));
        performance.setMinorLabelShareChange(written.number("minor_label_share_change", 0.05, 1));
        performance.setMajorLabelShareChange(
                major(written, "label_share_change", 0.1, performance.getMinorLabelShareChange()));
    }

    private static double major(YamlMapping written, String what, double otherwise, double minor) {
        double major = written.number("major_" + what, Math.max(otherwise, minor), 1);
        if (major < minor) {
            written.note("major_" + what, "is less than performance.minor_" + what, "Make it at least as large.");
        }
        return major;
    }

    /** The judged metric; checked once the task is known. */
    private static String metric(YamlMapping written, Task task) {
        List<String> metrics = METRICS.getOrDefault(task, List.of());
        Check<String> check = metrics.isEmpty() ? Check.any() : oneOf(metrics);
        return written.value("metric", text -> text, check, "").orElse(metrics.isEmpty() ? "" : metrics.get(0));
    }

    private static void checkPositive(YamlMapping written, PerformanceDefinition performance) {
        boolean binary = performance.getTask() == Task.BINARY;
        if (binary && performance.getPositiveClass() == null) {
            written.note("positive", "is missing", "Write the positive class, as labels and predictions have it.");
        } else if (!binary && performance.getTask() != Task.UNKNOWN && performance.getPositiveClass() != null) {
            written.note(
                    "positive",
                    "is '" + performance.getPositiveClass() + "' though the task is not binary",
                    "Leave it out, or write task: binary.");
        }
    }

    private static Check<String> oneOf(List<String> words) {
        return new Check<>(words::contains, words.stream().collect(Collectors.joining(", ", "Write one of ", ".")));
    }
}
