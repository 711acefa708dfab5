package io.driftmeter.monitor.score;

import io.driftmeter.avro.MonitorDefinition;
import io.driftmeter.avro.PerformanceDefinition;
import io.driftmeter.avro.PerformanceReport;
import io.driftmeter.avro.ReportStage;
import io.driftmeter.monitor.avro.ScoredWindow;
import io.driftmeter.monitor.definitions.Reference;
import io.driftmeter.monitor.join.Maturing;
import io.driftmeter.monitor.join.ScoringRule;
import io.driftmeter.monitor.window.WindowFamily;
import io.driftmeter.schemas.key.SeriesKey;
import io.driftmeter.statistics.performance.PerformanceCounts;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * Reports on mature windows whose predictions and labels somebody else has counted: for simulations of months, which need no topics. The labels of a
 * window are compared with those of the windows reported before it, so windows are to be asked for in the order in which they mature.
 */
public final class CountedScores {

    private final SeriesKey series;
    private final MonitorDefinition definition;
    private final Reference reference;
    private final NavigableMap<String, ScoredWindow> earlier;

    /**
     * Of one series.
     *
     * @param definition rules all windows; has a performance part
     * @param reference judges all windows
     */
    public CountedScores(SeriesKey series, MonitorDefinition definition, Reference reference) {
        this(series, definition, reference, new TreeMap<>());
    }

    private CountedScores(
            SeriesKey series,
            MonitorDefinition definition,
            Reference reference,
            NavigableMap<String, ScoredWindow> earlier) {
        this.series = series;
        this.definition = definition;
        this.reference = reference;
        this.earlier = earlier;
    }

    /** The same with the same earlier windows, to go another way from here. */
    public CountedScores copy() {
        return new CountedScores(series, definition, reference, new TreeMap<>(earlier));
    }

    /** The FINAL report of the window that ends at {@code end}, in milliseconds since the epoch. */
    public PerformanceReport mature(WindowFamily family, long end, PerformanceCounts counts) {
        PerformanceDefinition performance = definition.getPerformance();
        int revisions = Maturing.revisions(
                        end, performance.getHorizonMilliseconds(), ScoringRule.paneLength(performance))
                .size();
        ReportRequest request = new ReportRequest(
                series,
                new PerformanceWindow(family.startOf(end), end, family),
                ReportStage.FINAL,
                revisions + 1,
                OptionalLong.empty(),
                counts,
                definition,
                Optional.of(reference),
                Optional.empty());
        return new Comparing(new EarlierWindows(ScoredWindows.in(earlier))).report(request, Optional.empty());
    }
}
