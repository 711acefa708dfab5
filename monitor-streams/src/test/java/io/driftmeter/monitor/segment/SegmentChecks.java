package io.driftmeter.monitor.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.driftmeter.avro.DriftReport;
import io.driftmeter.avro.PerformanceReport;
import io.driftmeter.avro.RecordFate;
import io.driftmeter.avro.ReportStage;
import io.driftmeter.avro.Verdict;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What must hold of the reports of {@link SegmentedModel}.
 *
 * @param later event time from which version 2 has a reference
 */
record SegmentChecks(List<DriftReport> drift, List<PerformanceReport> performance, long later) {

    /** All of it, by a batch count of the same input. */
    void require(Map<String, Long> expected) {
        assertThat(closed(SegmentFigures.of(drift, performance))).isEqualTo(expected);
        assertThat(expected.keySet())
                .as("the input has late rows and every way of splitting")
                .anyMatch(figure -> figure.contains("|country=DE@") && figure.endsWith("late rows"))
                .anyMatch(figure -> figure.startsWith("SCORED_ON_TIME 1|customer=rich abroad@"))
                .anyMatch(figure -> figure.startsWith("FINAL 1|channel=web,bad@"))
                .anyMatch(figure -> figure.startsWith("FINAL 2|purpose=car@"))
                .anyMatch(figure -> figure.startsWith("FINAL 3|purpose=other@"));
        requirePartition();
        requireReferences();
        requireBudget();
        requireFatesOnlyOfTheWhole();
    }

    /** Of every window the segments of one segmentation sum up to the whole. */
    private void requirePartition() {
        List<DriftReport> last = drift.stream()
                .filter(report -> report.getStage() == ReportStage.FINAL)
                .toList();
        for (String split : List.of("country", "amount", "customer", "purpose")) {
            assertThat(sums(last, split, DriftReport::getFeatureRows))
                    .as(split)
                    .isEqualTo(sums(last, "all", DriftReport::getFeatureRows));
        }
        assertThat(sums(last, "channel", DriftReport::getPredictionRows))
                .isEqualTo(sums(last, "all", DriftReport::getPredictionRows));
        for (String split : List.of("country", "amount", "customer", "purpose", "channel")) {
            assertThat(sumsOfPredictions(split)).as(split).isEqualTo(sumsOfPredictions("all"));
        }
    }

    private static Map<String, Long> sums(List<DriftReport> reports, String split, Function<DriftReport, Long> rows) {
        return reports.stream()
                .filter(report -> !report.getModel().equals("(unattributed)") && rows.apply(report) > 0)
                .filter(report -> isOf(split, report.getSegment()))
                .collect(Collectors.groupingBy(
                        report -> report.getModelVersion() + "@" + report.getWindowStart(),
                        TreeMap::new,
                        Collectors.summingLong(rows::apply)));
    }

    private Map<String, Long> sumsOfPredictions(String split) {
        return performance.stream()
                .filter(report -> isOf(split, report.getSegment()))
                .collect(Collectors.groupingBy(
                        report -> report.getStage() + report.getModelVersion() + "@" + report.getWindowStart(),
                        TreeMap::new,
                        Collectors.summingLong(PerformanceReport::getPredictions)));
    }

    private static boolean isOf(String split, String segment) {
        return segment.equals(split) || segment.startsWith(split + "=");
    }

    /** A segment is compared with its own rows where the reference has them, and a version by none before its reference is in force. */
    private void requireReferences() {
        assertThat(drift)
                .filteredOn(report -> report.getModelVersion().equals("1")
                        || report.getModelVersion().equals("2")
                                && report.getWindowStart().toEpochMilli() >= later)
                .allSatisfy(report -> assertThat(report.getReferenceSegment())
                        .as(report.getReportId())
                        .isEqualTo(report.getSegment().startsWith("country=") ? report.getSegment() : "all"));
        assertThat(drift)
                .filteredOn(report -> report.getModelVersion().equals("3")
                        || report.getModelVersion().equals("2")
                                && report.getWindowStart().toEpochMilli() < later)
                .isNotEmpty()
                .allSatisfy(report -> {
                    assertThat(report.getReferenceSegment())
                            .as(report.getReportId())
                            .isNull();
                    assertThat(report.getReferenceId()).isNull();
                    assertThat(report.getVerdict()).isEqualTo(Verdict.NO_REFERENCE);
                });
    }

    /** Half of the budget is the whole's, the other half is shared by the sixteen segments that there can be. */
    private void requireBudget() {
        int declared = Segmentations.declared(SegmentedModel.definition());
        assertThat(declared).isEqualTo(3 + 4 + 3 + 3 + 3);
        double whole = level("all");
        assertThat(whole / level("country=DE")).isCloseTo(declared, within(1e-9));
        assertThat(whole / level("amount=small")).isCloseTo(declared, within(1e-9));
    }

    private double level(String segment) {
        return drift.stream()
                .filter(report -> report.getModelVersion().equals("1") && report.getLevel() != null)
                .filter(report -> report.getSegment().equals(segment) && report.getFeatureRows() > 0)
                .mapToDouble(DriftReport::getLevel)
                .findFirst()
                .orElseThrow();
    }

    private void requireFatesOnlyOfTheWhole() {
        assertThat(drift)
                .filteredOn(report -> !report.getSegment().equals("all"))
                .isNotEmpty()
                .allSatisfy(report -> assertThat(report.getFates()).isEmpty());
        assertThat(drift)
                .as("rows of a model that nobody watches")
                .anyMatch(report -> report.getFates().stream().anyMatch(fate -> fate.getFate() == RecordFate.NO_MODEL));
    }

    /** The figures of windows that the last records close. */
    static Map<String, Long> closed(Map<String, Long> figures) {
        long open = SegmentedStream.START.plus(SegmentedStream.LENGTH).toEpochMilli();
        Map<String, Long> closed = new TreeMap<>(figures);
        Predicate<String> isOpen = figure ->
                Long.parseLong(figure.substring(figure.indexOf('@') + 1).split(" ")[0]) >= open;
        closed.keySet().removeIf(isOpen);
        return closed;
    }
}
