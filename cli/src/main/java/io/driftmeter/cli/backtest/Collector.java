package io.driftmeter.cli.backtest;

import io.driftmeter.alerting.runtime.AlertingApplication;
import io.driftmeter.avro.AlertEvent;
import io.driftmeter.avro.DriftReport;
import io.driftmeter.avro.MonitorDefinition;
import io.driftmeter.avro.PerformanceReport;
import io.driftmeter.avro.ReportStage;
import io.driftmeter.avro.RetrainingTrigger;
import io.driftmeter.avro.WindowLength;
import io.driftmeter.cli.connection.Cluster;
import io.driftmeter.cli.console.Failure;
import io.driftmeter.cli.console.Progress;
import io.driftmeter.cli.local.LocalRoles;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** Waits until everything that was sent is judged, and takes what was said. */
final class Collector implements AutoCloseable {

    private static final Duration MOST_SILENCE = Duration.ofMinutes(3);
    private static final long PAUSE_NANOSECONDS = Duration.ofMillis(250).toNanos();

    private final Cluster cluster;
    private final LocalRoles roles;
    private final Progress progress;
    private final MonitorDefinition definition;
    private final FollowedTopic<DriftReport> drift;
    private final FollowedTopic<PerformanceReport> performance;
    private final Admin admin;
    private long changedAt = System.nanoTime();
    private String lastSeen = "";

    Collector(Cluster cluster, LocalRoles roles, MonitorDefinition definition, Progress progress) {
        this.cluster = cluster;
        this.roles = roles;
        this.definition = definition;
        this.progress = progress;
        this.drift =
                new FollowedTopic<>(cluster, cluster.topics().driftReports().name(), DriftReport.class);
        this.performance = new FollowedTopic<>(
                cluster, cluster.topics().performanceReports().name(), PerformanceReport.class);
        this.admin = cluster.admin();
    }

    /**
     * Waits and takes.
     *
     * @throws Failure if a role dies, or nothing happens any more before everything is judged
     */
    Results collect(Fed fed) {
        Set<Expected.Window> windows = Expected.windows(definition, definition.getDriftWindows(), fed);
        List<WindowLength> scored = definition.getPerformance() == null
                ? List.of()
                : definition.getPerformance().getWindows();
        Set<Expected.Window> scoredWindows = Expected.windows(definition, scored, fed);
        while (true) {
            int judged = count(windows, finalDrift(drift.readOn()));
            int mature = count(scoredWindows, finalPerformance(performance.readOn()));
            boolean reported = judged == windows.size() && mature == scoredWindows.size();
            if (reported && alertsFollowed()) {
                return results();
            }
            pause("Judged " + judged + " of " + windows.size() + " windows, scored " + mature + " of "
                    + scoredWindows.size() + (reported ? "; waiting for alerts" : ""));
        }
    }

    private void pause(String seen) {
        progress.update(seen);
        if (!roles.alive()) {
            throw new Failure("A role stopped: " + seen + ". See why with --verbose.");
        }
        if (!seen.equals(lastSeen)) {
            lastSeen = seen;
            changedAt = System.nanoTime();
        } else if (System.nanoTime() - changedAt > MOST_SILENCE.toNanos()) {
            throw new Failure("Nothing has happened for " + MOST_SILENCE.toMinutes() + " minutes: " + seen
                    + ". See why with --verbose.");
        }
        LockSupport.parkNanos(PAUSE_NANOSECONDS);
    }

    private static int count(Set<Expected.Window> expected, Set<Expected.Window> found) {
        Set<Expected.Window> both = new HashSet<>(expected);
        both.retainAll(found);
        return both.size();
    }

    /** A report of several parts counts once its last part is there. */
    private Set<Expected.Window> finalDrift(List<DriftReport> reports) {
        return reports.stream()
                .filter(report ->
                        isFinal(report.getStage()) && report.getModel().equals(definition.getModel()))
                .filter(report -> report.getPart() == report.getParts() - 1)
                .map(report -> window(report.getWindowStart(), report.getWindowEnd()))
                .collect(Collectors.toSet());
    }

    private Set<Expected.Window> finalPerformance(List<PerformanceReport> reports) {
        return reports.stream()
                .filter(report ->
                        isFinal(report.getStage()) && report.getModel().equals(definition.getModel()))
                .map(report -> window(report.getWindowStart(), report.getWindowEnd()))
                .collect(Collectors.toSet());
    }

    private static Expected.Window window(Instant start, Instant end) {
        return new Expected.Window(start.toEpochMilli(), end.toEpochMilli());
    }

    private static boolean isFinal(ReportStage stage) {
        return stage == ReportStage.FINAL || stage == ReportStage.INCOMPLETE;
    }

    /** Whether the alert role has committed beyond every report: what it said of them stands with the same commit. */
    private boolean alertsFollowed() {
        Map<TopicPartition, OffsetAndMetadata> committed =
                cluster.await(admin.listConsumerGroupOffsets(AlertingApplication.APPLICATION_ID)
                        .partitionsToOffsetAndMetadata());
        return java.util.stream.Stream.of(drift.nextOffsets(), performance.nextOffsets())
                .flatMap(offsets -> offsets.entrySet().stream())
                .allMatch(next -> {
                    OffsetAndMetadata offset = committed.get(next.getKey());
                    return offset != null && offset.offset() >= next.getValue();
                });
    }

    private Results results() {
        try (FollowedTopic<AlertEvent> alerts =
                        new FollowedTopic<>(cluster, cluster.topics().alerts().name(), AlertEvent.class);
                FollowedTopic<RetrainingTrigger> triggers = new FollowedTopic<>(
                        cluster, cluster.topics().retrainingTriggers().name(), RetrainingTrigger.class)) {
            return new Results(
                    drift.readOn().stream()
                            .filter(report -> isFinal(report.getStage())
                                    && report.getModel().equals(definition.getModel()))
                            .sorted(Comparator.comparing(DriftReport::getWindowStart)
                                    .thenComparing(DriftReport::getWindowEnd)
                                    .thenComparing(DriftReport::getSegment)
                                    .thenComparing(DriftReport::getPart))
                            .toList(),
                    performance.readOn().stream()
                            .filter(report -> isFinal(report.getStage())
                                    && report.getModel().equals(definition.getModel()))
                            .sorted(Comparator.comparing(PerformanceReport::getWindowStart)
                                    .thenComparing(PerformanceReport::getWindowEnd)
                                    .thenComparing(PerformanceReport::getSegment))
                            .toList(),
                    alerts.readOn().stream()
                            .sorted(Comparator.comparing(AlertEvent::getWindowEnd)
                                    .thenComparing(AlertEvent::getKind)
                                    .thenComparing(AlertEvent::getTransition))
                            .toList(),
                    triggers.readOn().stream()
                            .sorted(Comparator.comparing(RetrainingTrigger::getWindowEnd))
                            .toList());
        }
    }

    @Override
    public void close() {
        drift.close();
        performance.close();
        admin.close();
    }
}
