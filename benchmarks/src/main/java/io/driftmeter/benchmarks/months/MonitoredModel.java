package io.driftmeter.benchmarks.months;

import io.driftmeter.alerting.policy.DriftReading;
import io.driftmeter.alerting.policy.Observation;
import io.driftmeter.alerting.policy.PerformanceReading;
import io.driftmeter.alerting.topology.ReportPolicy;
import io.driftmeter.avro.AlertEvent;
import io.driftmeter.avro.AlertingDefinition;
import io.driftmeter.avro.DriftReport;
import io.driftmeter.avro.Judgement;
import io.driftmeter.avro.MonitorDefinition;
import io.driftmeter.avro.PerformanceDefinition;
import io.driftmeter.avro.PerformanceReport;
import io.driftmeter.avro.ReportStage;
import io.driftmeter.avro.Task;
import io.driftmeter.avro.WindowLength;
import io.driftmeter.monitor.compare.CountedReports;
import io.driftmeter.monitor.definitions.Reference;
import io.driftmeter.monitor.reference.ReferenceCodec;
import io.driftmeter.monitor.reference.ReferenceScope;
import io.driftmeter.monitor.score.CountedScores;
import io.driftmeter.monitor.window.WindowFamily;
import io.driftmeter.schemas.key.SeriesKey;
import io.driftmeter.statistics.reference.ProfileCounts;
import io.driftmeter.statistics.reference.ReferenceProfile;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A model under the default policy with windows of an hour and of a day, and of a day for its performance: the product's verdicts and its alert policy,
 * report by report in the order in which they are due. All rows are on time, so the FINAL report of a window says what the one before it said; performance
 * and labels are judged once the labels are in.
 */
final class MonitoredModel {
    static final List<Duration> WINDOWS = List.of(Duration.ofHours(1), Duration.ofDays(1));
    private static final String MODEL = "model";
    private static final String VERSION = "1";
    private static final SeriesKey SERIES = new SeriesKey(MODEL, VERSION, SeriesKey.ALL);

    private final MonitorDefinition definition;
    private final ReferenceProfile profile;
    private final CountedReports reports;
    private final PolicyInMemory memory;
    private final List<WindowFamily> families;
    private final CountedScores scores;
    private final ScoredDays days;
    private final List<DriftReport> waiting = new ArrayList<>();

    MonitoredModel(ReferenceProfile profile, double falsePagesAllowed) {
        this(definition(falsePagesAllowed), profile);
    }

    private MonitoredModel(MonitorDefinition definition, ReferenceProfile profile) {
        this(
                definition,
                profile,
                new PolicyInMemory(),
                new CountedScores(SERIES, definition, reference(profile)),
                new ScoredDays(definition));
    }

    private MonitoredModel(
            MonitorDefinition definition,
            ReferenceProfile profile,
            PolicyInMemory memory,
            CountedScores scores,
            ScoredDays days) {
        this.definition = definition;
        this.profile = profile;
        this.memory = memory;
        this.scores = scores;
        this.days = days;
        this.families =
                definition.getDriftWindows().stream().map(WindowFamily::of).toList();
        this.reports = new CountedReports(SERIES, definition, reference(profile), profile);
    }

    private static Reference reference(ReferenceProfile profile) {
        return new Reference(
                profile.contentHash(), ReferenceCodec.toParts(profile, ReferenceScope.always(MODEL, VERSION)));
    }

    /** The same model at a day's end, to go another way from here. */
    MonitoredModel copy() {
        return new MonitoredModel(definition, profile, memory.copy(), scores.copy(), days.copy());
    }

    ReferenceProfile reference() {
        return profile;
    }

    /** What is told of an hour whose rows have been counted, and of the windows that end with it. */
    List<AlertEvent> take(long start, ProfileCounts counts, HourOfRows rows) {
        List<AlertEvent> told = new ArrayList<>();
        for (DriftReport report : waiting) {
            report.setStage(ReportStage.FINAL);
            told.addAll(judge(report));
        }
        waiting.clear();
        reports.add(start, counts, rows.rows());
        long end = start + reports.paneMilliseconds();
        for (WindowFamily family : families) {
            if (family.firstEndAfter(start) == end) {
                DriftReport report = reports.onTime(family, end);
                told.addAll(judge(report));
                waiting.add(report);
            }
        }
        days.add(start, rows.scored());
        days.matureBy(end, (family, day, counted) -> {
            PerformanceReport report = scores.mature(family, day, counted);
            told.addAll(judge(PerformanceReading.of(report, definition), end));
        });
        reports.forgetBefore(end - Duration.ofDays(2).toMillis());
        return told;
    }

    private List<AlertEvent> judge(DriftReport report) {
        return judge(
                DriftReading.of(List.of(report), definition),
                report.getWindowEnd().toEpochMilli());
    }

    private List<AlertEvent> judge(Observation observation, long at) {
        return new ReportPolicy(memory).apply(observation, at, definition).alerts();
    }

    private static MonitorDefinition definition(double falsePagesAllowed) {
        return MonitorDefinition.newBuilder()
                .setModel(MODEL)
                .setRevision(1)
                .setEffectiveFrom(Instant.EPOCH)
                .setFeaturesTopic("features")
                .setPredictionsTopic("predictions")
                .setDriftWindows(WINDOWS.stream().map(MonitoredModel::window).toList())
                .setPerformance(PerformanceDefinition.newBuilder()
                        .setTask(Task.BINARY)
                        .setPositiveClass(SimulatedFeature.BAD)
                        .setHorizonMilliseconds(SimulatedLabels.HORIZON.toMillis())
                        .setWindows(List.of(window(Duration.ofDays(1))))
                        .build())
                .setJudgement(Judgement.newBuilder()
                        .setFalsePagesAllowed(falsePagesAllowed)
                        .build())
                .setAlerting(AlertingDefinition.newBuilder().build())
                .build();
    }

    private static WindowLength window(Duration length) {
        return new WindowLength(length.toMillis(), length.toMillis(), null);
    }
}
