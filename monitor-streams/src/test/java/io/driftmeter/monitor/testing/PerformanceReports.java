package io.driftmeter.monitor.testing;

import io.driftmeter.avro.MetricResult;
import io.driftmeter.avro.PerformanceReport;
import io.driftmeter.avro.ReportStage;
import io.driftmeter.schemas.topic.TopicCatalogue;
import io.driftmeter.standalone.testing.ClusterClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads the performance reports of a cluster, without a registry. */
public final class PerformanceReports {

    private PerformanceReports() {}

    /** All reports that are committed now. */
    public static List<PerformanceReport> committed(ClusterClient client) {
        return client
                .readAllCommitted(
                        TopicCatalogue.DEFAULT.performanceReports().name(),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer())
                .stream()
                .map(record -> decode(record.value()))
                .toList();
    }

    /** All committed reports, as soon as the condition holds for them. */
    public static List<PerformanceReport> committedUntil(
            ClusterClient client, Predicate<List<PerformanceReport>> until) {
        List<PerformanceReport> reports = new ArrayList<>();
        client.readCommittedUntil(
                TopicCatalogue.DEFAULT.performanceReports().name(),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer(),
                records -> {
                    records.stream()
                            .skip(reports.size())
                            .map(record -> decode(record.value()))
                            .forEach(reports::add);
                    return until.test(reports);
                });
        return reports;
    }

    /** Their figures under the names of {@link ScoreBatch}, of the windows that begin within the {@link ScoredStream}. */
    public static Map<String, List<Long>> figures(List<PerformanceReport> reports) {
        Map<String, List<Long>> figures = new TreeMap<>();
        long end = ScoredStream.START.plus(ScoredStream.LENGTH).toEpochMilli();
        for (PerformanceReport report : reports) {
            long start = report.getWindowStart().toEpochMilli();
            if (start < end) {
                List<Long> row = new ArrayList<>(List.of(report.getPredictions()));
                for (String metric : List.of("tp", "fp", "tn", "fn")) {
                    row.add(count(report, metric));
                }
                String stage = report.getStage() == ReportStage.MATURING
                        ? report.getStage() + " " + report.getRevision()
                        : report.getStage().name();
                figures.put(stage + "@" + start, row);
            }
        }
        return figures;
    }

    private static long count(PerformanceReport report, String name) {
        return report.getMetrics().stream()
                .filter(metric -> metric.getMetric().equals(name))
                .map(MetricResult::getValue)
                .mapToLong(Math::round)
                .findFirst()
                .orElseThrow();
    }

    private static PerformanceReport decode(byte[] value) {
        return WireFormat.read(PerformanceReport.class, value);
    }
}
