package io.driftmeter.monitor.score;

import io.driftmeter.avro.MonitorDefinition;
import io.driftmeter.avro.PerformanceDefinition;
import io.driftmeter.avro.PerformanceReport;
import io.driftmeter.avro.ReportStage;
import io.driftmeter.avro.WindowLength;
import io.driftmeter.monitor.avro.InputSupport;
import io.driftmeter.monitor.avro.ScorePartial;
import io.driftmeter.monitor.avro.ScoredSeries;
import io.driftmeter.monitor.definitions.DefinitionsSnapshot;
import io.driftmeter.monitor.join.JoinedTopics;
import io.driftmeter.monitor.join.Maturing;
import io.driftmeter.monitor.join.ScoringRule;
import io.driftmeter.monitor.profile.Panes;
import io.driftmeter.monitor.score.ScorePanes.Pane;
import io.driftmeter.monitor.watermark.Rules;
import io.driftmeter.monitor.watermark.Watermarks;
import io.driftmeter.schemas.key.SeriesKey;
import io.driftmeter.statistics.performance.PerformanceCounts;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sums panes into windows and reports each window ON_TIME, with what was known on time when it ended; MATURING, a few times while its
 * labels come in ({@link Maturing}); and FINAL, when every joined partition is past its end by the horizon and the lateness, so that no
 * label can change it. A window that some
 * task may have passed rows of over, before it had the definition, is INCOMPLETE instead of FINAL. Windows without
 * predictions are not reported.
 *
 * <p>A window belongs to the revision that is in force at its start, and holds the panes that this revision ruled. Panes are
 * dropped when the last window that holds them is final.
 */
final class Score {

    private static final Logger LOGGER = LoggerFactory.getLogger(Score.class);

    /** One of the reports of a window: its number, and until when labels are known to it; empty: all are. */
    private record ReportRevision(ReportStage stage, int number, OptionalLong knownUntil) {}

    private final ScorePanes panes;
    private final InputSupports inputs;
    private final ScoreProgress progress;
    private final Comparing comparing;
    private final Watermarks watermarks;
    private final Consumer<PerformanceReport> reports;

    Score(
            ScorePanes panes,
            InputSupports inputs,
            ScoreProgress progress,
            EarlierWindows earlier,
            Watermarks watermarks,
            Consumer<PerformanceReport> reports) {
        this.panes = panes;
        this.inputs = inputs;
        this.progress = progress;
        this.comparing = new Comparing(earlier);
        this.watermarks = watermarks;
        this.reports = reports;
    }

    /** Adds a partial, unless the last window that held its pane is final. */
    void merge(ScorePartial partial, DefinitionsSnapshot definitions) {
        if (isFinal(partial.getSeries(), partial.getDefinitionRevision(), partial.getPaneStart(), definitions)) {
            LOGGER.warn(
                    "Rows of {} came for the pane at {} after its last window was final, and are not counted",
                    partial.getSeries(),
                    Instant.ofEpochMilli(partial.getPaneStart()));
            return;
        }
        panes.merge(partial);
    }

    /** Takes in how far inputs lie outside the reference, unless the last window that held their pane is final. */
    void merge(InputSupport support, DefinitionsSnapshot definitions) {
        if (!isFinal(support.getSeries(), support.getDefinitionRevision(), support.getPaneStart(), definitions)) {
            inputs.merge(support);
        }
    }

    private boolean isFinal(String series, int revision, long paneStart, DefinitionsSnapshot definitions) {
        ScoredSeries reported = progress.of(series, revision);
        return revision(definitions, SeriesKey.parse(series), revision)
                .filter(definition -> lastEnd(paneStart, definition.getPerformance()) <= reported.getFinalUntil())
                .isPresent();
    }

    /** Reports what is due by the watermarks, as far as the definitions are known. */
    void evaluate(DefinitionsSnapshot definitions) {
        for (ScoredSeries reported : progress.all()) {
            SeriesKey series = SeriesKey.parse(reported.getSeries());
            revision(definitions, series, reported.getDefinitionRevision())
                    .ifPresent(definition -> evaluate(reported, series, definition, definitions));
        }
    }

    private static Optional<MonitorDefinition> revision(
            DefinitionsSnapshot definitions, SeriesKey series, int revision) {
        return definitions.revisions(series.model()).stream()
                .filter(definition -> definition.getRevision() == revision && definition.getPerformance() != null)
                .findFirst();
    }

    private void evaluate(
            ScoredSeries reported, SeriesKey series, MonitorDefinition definition, DefinitionsSnapshot definitions) {
        PerformanceDefinition performance = definition.getPerformance();
        OptionalLong joined = JoinedTopics.of(definition)
                .map(topics -> watermarks.minimum(List.of(topics.joined())))
                .orElseGet(OptionalLong::empty);
        if (joined.isEmpty() || standing(definition, 0) == Watermarks.Standing.NOT_YET) {
            return;
        }
        long paneLength = ScoringRule.paneLength(performance);
        long onTimeUntil = Panes.start(joined.getAsLong() - definition.getGraceMilliseconds(), paneLength);
        long matureAt =
                joined.getAsLong() - performance.getHorizonMilliseconds() - definition.getLatenessMilliseconds();
        long finalUntil = Panes.start(matureAt, paneLength);
        if (onTimeUntil <= reported.getOnTimeUntil() && finalUntil <= reported.getFinalUntil()) {
            return;
        }
        List<Pane> known = panes.of(reported.getSeries(), reported.getDefinitionRevision());
        List<InputSupport> knownInputs = inputs.of(reported.getSeries(), reported.getDefinitionRevision());
        for (PerformanceWindow window : windows(known, definition, definitions)) {
            List<Long> revisions = Maturing.revisions(window.end(), performance.getHorizonMilliseconds(), paneLength);
            if (reported.getOnTimeUntil() < window.end() && window.end() <= onTimeUntil) {
                ReportRevision first = new ReportRevision(ReportStage.ON_TIME, 0, OptionalLong.of(window.end()));
                report(series, window, first, known, knownInputs, definition, definitions);
            }
            for (long time : revisions) {
                if (reported.getOnTimeUntil() < time && time <= onTimeUntil) {
                    ReportRevision next = new ReportRevision(
                            ReportStage.MATURING, revisions.indexOf(time) + 1, OptionalLong.of(time));
                    report(series, window, next, known, knownInputs, definition, definitions);
                }
            }
            if (reported.getFinalUntil() < window.end() && window.end() <= finalUntil) {
                ReportRevision last =
                        new ReportRevision(lastStage(window, definition), revisions.size() + 1, OptionalLong.empty());
                report(series, window, last, known, knownInputs, definition, definitions);
            }
        }
        known.stream()
                .filter(pane -> lastEnd(pane.start(), performance) <= finalUntil)
                .forEach(panes::drop);
        knownInputs.stream()
                .filter(pane -> lastEnd(pane.getPaneStart(), performance) <= finalUntil)
                .forEach(inputs::drop);
        progress.put(new ScoredSeries(
                reported.getSeries(),
                reported.getDefinitionRevision(),
                Math.max(onTimeUntil, reported.getOnTimeUntil()),
                Math.max(finalUntil, reported.getFinalUntil())));
    }

    private List<PerformanceWindow> windows(
            List<Pane> known, MonitorDefinition definition, DefinitionsSnapshot definitions) {
        TreeSet<PerformanceWindow> windows = new TreeSet<>(Comparator.comparingLong(PerformanceWindow::end)
                .thenComparingLong(PerformanceWindow::length)
                .thenComparingLong(PerformanceWindow::advance));
        for (WindowLength family : definition.getPerformance().getWindows()) {
            for (Pane pane : known) {
                PerformanceWindow.holding(pane.start(), family)
                        .filter(window -> rules(definition, window, definitions))
                        .forEach(windows::add);
            }
        }
        return List.copyOf(windows);
    }

    private static boolean rules(
            MonitorDefinition definition, PerformanceWindow window, DefinitionsSnapshot definitions) {
        return definitions
                .definitionAt(definition.getModel(), window.start())
                .filter(ruling -> ruling.getRevision() == definition.getRevision())
                .isPresent();
    }

    /** FINAL, unless some task had read rows of the window before it counted by the definition. */
    private ReportStage lastStage(PerformanceWindow window, MonitorDefinition definition) {
        return standing(definition, window.start()) == Watermarks.Standing.LATE
                ? ReportStage.INCOMPLETE
                : ReportStage.FINAL;
    }

    private Watermarks.Standing standing(MonitorDefinition definition, long eventTime) {
        String rule = Rules.definition(definition.getModel(), definition.getRevision());
        return watermarks.standing(
                rule, JoinedTopics.of(definition).orElseThrow().all(), eventTime);
    }

    private void report(
            SeriesKey series,
            PerformanceWindow window,
            ReportRevision revision,
            List<Pane> known,
            List<InputSupport> knownInputs,
            MonitorDefinition definition,
            DefinitionsSnapshot definitions) {
        Optional<PerformanceCounts> early = sum(known, window, window.end());
        long knownUntil = revision.knownUntil().orElse(Long.MAX_VALUE);
        Optional<PerformanceCounts> counts = knownUntil == window.end() ? early : sum(known, window, knownUntil);
        counts.filter(counted -> counted.predictions() > 0)
                .map(counted -> new ReportRequest(
                        series,
                        window,
                        revision.stage(),
                        revision.number(),
                        revision.knownUntil(),
                        counted,
                        definition,
                        definitions.referenceFor(definition, series, window.start()),
                        InputSupports.sum(
                                knownInputs,
                                pane -> window.holds(pane.getPaneStart())
                                        && (revision.knownUntil().isEmpty() || !pane.getLate()))))
                .ifPresent(request -> reports.accept(comparing.report(request, early)));
    }

    private static Optional<PerformanceCounts> sum(List<Pane> known, PerformanceWindow window, long knownBy) {
        PerformanceCounts sum = null;
        for (Pane pane : known) {
            if (window.holds(pane.start()) && pane.knownBy() <= knownBy) {
                sum = plus(sum, pane.counts());
            }
        }
        return Optional.ofNullable(sum);
    }

    private static PerformanceCounts plus(@Nullable PerformanceCounts sum, PerformanceCounts added) {
        PerformanceCounts total = sum == null ? PerformanceCounts.fromBytes(added.toBytes()) : sum;
        if (sum != null) {
            total.merge(added);
        }
        return total;
    }

    /** End of the last window that holds a pane. */
    private static long lastEnd(long paneStart, PerformanceDefinition performance) {
        return performance.getWindows().stream()
                .flatMap(family -> PerformanceWindow.holding(paneStart, family))
                .mapToLong(PerformanceWindow::end)
                .max()
                .orElse(paneStart);
    }
}
