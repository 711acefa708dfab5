package io.driftmeter.cli.backtest;

import io.driftmeter.avro.DriftReport;
import io.driftmeter.avro.EstimatedMetric;
import io.driftmeter.avro.FeatureResult;
import io.driftmeter.avro.MetricResult;
import io.driftmeter.avro.PerformanceReport;
import io.driftmeter.avro.StatisticResult;
import io.driftmeter.cli.AvroJson;
import io.driftmeter.cli.console.Failure;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/** The files of a backtest. Names and columns are public. Times are in ISO 8601; a figure that could not be measured is an empty cell. */
final class ResultFiles {

    static final String DRIFT = "drift.csv";
    static final String PERFORMANCE = "performance.csv";
    static final String ALERTS = "alerts.jsonl";
    static final String TRIGGERS = "triggers.jsonl";

    private static final CSVFormat CSV =
            CSVFormat.RFC4180.builder().setRecordSeparator("\n").get();

    private ResultFiles() {}

    /**
     * Writes all four files.
     *
     * @throws Failure if a file cannot be written
     */
    static void write(Path directory, Results results) {
        try {
            Files.createDirectories(directory);
            writeDrift(directory.resolve(DRIFT), results.drift());
            writePerformance(directory.resolve(PERFORMANCE), results.performance());
            writeLines(directory.resolve(ALERTS), results.alerts());
            writeLines(directory.resolve(TRIGGERS), results.triggers());
        } catch (IOException error) {
            throw new Failure(
                    "Cannot write to " + directory + ": " + error.getMessage() + ". Name another --out.", error);
        }
    }

    private static void writeDrift(Path file, List<DriftReport> reports) throws IOException {
        try (BufferedWriter writer = Files.newBufferedWriter(file);
                CSVPrinter csv = new CSVPrinter(writer, CSV)) {
            csv.printRecord(
                    "window_start",
                    "window_end",
                    "segment",
                    "feature",
                    "kind",
                    "rows",
                    "statistic",
                    "value",
                    "p_value",
                    "threshold",
                    "verdict");
            for (DriftReport report : reports) {
                for (FeatureResult feature : report.getFeatures()) {
                    for (StatisticResult statistic : feature.getStatistics()) {
                        csv.printRecord(
                                report.getWindowStart(),
                                report.getWindowEnd(),
                                report.getSegment(),
                                feature.getName(),
                                lower(feature.getKind()),
                                feature.getRows(),
                                statistic.getStatistic(),
                                statistic.getValue(),
                                probability(statistic.getLog10PValue()),
                                statistic.getThreshold(),
                                lower(feature.getVerdict()));
                    }
                }
            }
        }
    }

    private static void writePerformance(Path file, List<PerformanceReport> reports) throws IOException {
        try (BufferedWriter writer = Files.newBufferedWriter(file);
                CSVPrinter csv = new CSVPrinter(writer, CSV)) {
            csv.printRecord(
                    "window_start",
                    "window_end",
                    "segment",
                    "predictions",
                    "labelled",
                    "metric",
                    "value",
                    "estimate",
                    "estimate_applicable");
            for (PerformanceReport report : reports) {
                for (MetricResult metric : report.getMetrics()) {
                    csv.printRecord(
                            report.getWindowStart(),
                            report.getWindowEnd(),
                            report.getSegment(),
                            report.getPredictions(),
                            report.getLabelled(),
                            metric.getMetric(),
                            metric.getValue(),
                            estimate(report, metric.getMetric()).orElse(null),
                            estimate(report, metric.getMetric()).isPresent()
                                    ? report.getEstimate().getApplicable()
                                    : null);
                }
            }
        }
    }

    /** What a metric was estimated at before labels came; empty where it was not. */
    static Optional<Double> estimate(PerformanceReport report, String metric) {
        return Stream.ofNullable(report.getEstimate())
                .flatMap(estimate -> estimate.getMetrics().stream())
                .filter(estimated -> estimated.getMetric().equals(metric) && estimated.getValue() != null)
                .map(EstimatedMetric::getValue)
                .findFirst();
    }

    private static void writeLines(Path file, List<? extends SpecificRecord> records) throws IOException {
        Files.write(
                file,
                records.stream()
                        .map(record -> AvroJson.object(record).toString())
                        .toList());
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static @Nullable Double probability(@Nullable Double log10) {
        return log10 == null ? null : StrictMath.pow(10, log10);
    }
}
