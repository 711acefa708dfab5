package io.driftmeter.cli.reference;

import io.driftmeter.avro.EmbeddingReference;
import io.driftmeter.avro.FeatureReference;
import io.driftmeter.avro.NumericReference;
import io.driftmeter.avro.PerformanceBaseline;
import io.driftmeter.avro.ReferenceProfile;
import io.driftmeter.avro.WindowVariation;
import io.driftmeter.cli.console.Table;
import io.driftmeter.cli.tail.ReadableLines;
import io.driftmeter.runtime.settings.DurationText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A reference in words. */
final class ReferenceText {

    private ReferenceText() {}

    /** Of all parts in a file; those of segments come after those of the whole. */
    static List<String> lines(List<ReferenceProfile> all) {
        ReferenceProfile first = all.get(0);
        List<ReferenceProfile> parts = all.stream()
                .filter(part -> part.getReferenceId().equals(first.getReferenceId()))
                .toList();
        List<String> lines = new ArrayList<>();
        lines.add("Reference " + first.getReferenceId());
        lines.add("Model     " + first.getModel() + ", version " + first.getModelVersion());
        lines.add("Rows      " + first.getRows()
                + (first.getTrainingFrom() == null
                        ? ""
                        : " from " + first.getTrainingFrom() + " to " + first.getTrainingTo()));
        lines.add("In force  from " + first.getEffectiveFrom()
                + (first.getEffectiveTo() == null ? "" : " to " + first.getEffectiveTo()));
        lines.add("Parts     " + parts.size());
        PerformanceBaseline baseline = first.getBaseline();
        if (baseline != null) {
            lines.add("Baseline  " + baseline.getLabelled() + " labelled: "
                    + baseline.getMetrics().stream()
                            .filter(metric -> !ReadableLines.isPart(metric.getMetric()))
                            .map(metric -> metric.getMetric() + " " + figure(metric.getValue()))
                            .collect(Collectors.joining(", ")));
            if (!baseline.getScoreMaps().isEmpty()) {
                lines.add("Estimates from the scores of "
                        + baseline.getScoreMaps().stream()
                                .map(map -> map.getClassName().isEmpty() ? "the positive class" : map.getClassName())
                                .collect(Collectors.joining(", ")));
            }
        }
        lines.add("");
        Table table =
                new Table("FEATURE", "KIND", "VALUES", "MISSING", "MEAN", "MINIMUM", "MAXIMUM", "CELLS", "WINDOWS");
        parts.forEach(part -> part.getFeatures().forEach(feature -> add(table, feature)));
        lines.addAll(table.lines());
        if (!first.getSegments().isEmpty()) {
            Table segments = new Table("SEGMENT", "ROWS", "REFERENCE");
            all.stream()
                    .filter(part -> part.getSegment() != null && part.getPart() == 0)
                    .forEach(part -> segments.add(part.getSegment(), part.getRows(), part.getReferenceId()));
            lines.add("");
            lines.addAll(segments.lines());
        }
        return lines;
    }

    private static void add(Table table, FeatureReference feature) {
        NumericReference numeric = feature.getNumeric();
        table.add(
                feature.getName(),
                kind(feature),
                feature.getRows() - feature.getMissing() - feature.getWrongType(),
                feature.getMissing(),
                numeric == null ? "" : figure(numeric.getMean()),
                numeric == null ? "" : figure(numeric.getMinimum()),
                numeric == null ? "" : figure(numeric.getMaximum()),
                cells(feature),
                feature.getVariation().stream().map(ReferenceText::variation).collect(Collectors.joining(", ")));
    }

    private static String kind(FeatureReference feature) {
        String kind = feature.getKind().toString().toLowerCase(Locale.ROOT);
        EmbeddingReference embedding = feature.getEmbedding();
        return embedding == null
                ? kind
                : kind + " of " + embedding.getCentroid().size();
    }

    private static int cells(FeatureReference feature) {
        NumericReference numeric = feature.getNumeric();
        EmbeddingReference embedding = feature.getEmbedding();
        if (embedding != null) {
            return embedding.getCosine().getCellCounts().size();
        }
        return numeric == null
                ? feature.getCategories().size()
                : numeric.getCellCounts().size();
    }

    private static String variation(WindowVariation variation) {
        return variation.getWindows() + " of "
                + DurationText.format(Duration.ofMillis(variation.getWindowMilliseconds()));
    }

    private static String figure(@Nullable Double number) {
        return number == null ? "" : String.format(Locale.ROOT, "%.6g", number);
    }
}
