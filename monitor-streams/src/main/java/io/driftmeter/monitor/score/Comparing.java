package io.driftmeter.monitor.score;

import io.driftmeter.avro.PerformanceDefinition;
import io.driftmeter.avro.PerformanceReport;
import io.driftmeter.avro.PerformanceVerdict;
import io.driftmeter.avro.ReportStage;
import io.driftmeter.monitor.score.EarlierWindows.Cut;
import io.driftmeter.monitor.score.EarlierWindows.Earlier;
import io.driftmeter.monitor.score.EarlierWindows.Family;
import io.driftmeter.statistics.performance.LabelHealth;
import io.driftmeter.statistics.performance.PerformanceCounts;
import java.util.List;
import java.util.Optional;

/**
 * Compares windows with what they can be compared with: a mature one with the reference, and its labels with those of earlier mature
 * windows; an early one with earlier windows, mature when it ended, cut at the same age of their labels. Earlier means earlier in event
 * time, so that the reports of a replay are the same.
 */
final class Comparing {

    private final EarlierWindows earlier;

    Comparing(EarlierWindows earlier) {
        this.earlier = earlier;
    }

    /**
     * The report of a window.
     *
     * @param early what was known of it on time when it ended; empty if nothing was
     */
    PerformanceReport report(ReportRequest request, Optional<PerformanceCounts> early) {
        return switch (request.stage()) {
            case ON_TIME -> early(request);
            case MATURING -> ReportMaker.maturing(request);
            case FINAL, INCOMPLETE -> mature(request, early);
            case UNKNOWN -> throw new IllegalArgumentException("A report is of some stage");
        };
    }

    private PerformanceReport early(ReportRequest request) {
        List<PerformanceCounts> sameAge =
                earlier.endedBy(family(request), Cut.EARLY, request.window().end() - maturing(request)).stream()
                        .filter(window -> !window.worse())
                        .map(Earlier::counts)
                        .toList();
        return ReportMaker.early(request, sameAge);
    }

    private PerformanceReport mature(ReportRequest request, Optional<PerformanceCounts> early) {
        PerformanceWindow window = request.window();
        Family family = family(request);
        List<PerformanceCounts> before = earlier.endedBy(family, Cut.FULL, window.start()).stream()
                .map(Earlier::counts)
                .toList();
        LabelHealth health = LabelJudging.judge(request, before);
        PerformanceReport report = ReportMaker.mature(request, health);
        if (request.stage() == ReportStage.FINAL && health.isMeasure() && EarlierWindows.keeps(window)) {
            boolean worse = report.getVerdict() == PerformanceVerdict.WORSE;
            earlier.add(family, window, worse, early, request.counts());
            earlier.forget(family, window.end() - Math.max(window.length(), maturing(request)));
        }
        return report;
    }

    private static Family family(ReportRequest request) {
        return new Family(
                request.series().toString(),
                request.definition().getRevision(),
                request.window().length());
    }

    /** How long after its end a window is mature, in milliseconds. */
    private static long maturing(ReportRequest request) {
        PerformanceDefinition performance = request.definition().getPerformance();
        return performance.getHorizonMilliseconds() + request.definition().getLatenessMilliseconds();
    }
}
