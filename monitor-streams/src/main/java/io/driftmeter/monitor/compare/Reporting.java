package io.driftmeter.monitor.compare;

import io.driftmeter.avro.DriftReport;
import io.driftmeter.avro.FateCount;
import io.driftmeter.avro.ReportStage;
import io.driftmeter.monitor.avro.PaneState;
import io.driftmeter.monitor.avro.SeriesState;
import io.driftmeter.monitor.compare.SeriesWindows.Step;
import io.driftmeter.monitor.compare.Waits.NextWindow;
import io.driftmeter.monitor.compare.Waits.Wait;
import io.driftmeter.monitor.definitions.Reference;
import io.driftmeter.monitor.runtime.MonitorMetrics;
import io.driftmeter.monitor.watermark.Watermarks;
import io.driftmeter.monitor.window.WindowFamily;
import io.driftmeter.schemas.key.SeriesKey;
import io.driftmeter.statistics.reference.ReferenceProfile;
import io.driftmeter.statistics.verdict.LearnedVariation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reports the windows of a series that are due, forgets the panes that no open window needs, and sums those that many need. */
final class Reporting {

    /** Leaves room below 512 KiB for the window's totals and fates, which stand in every part. */
    private static final int MOST_BYTES_OF_FEATURES = 400 * 1024;

    private final PaneStore panes;
    private final PaneChain chain;
    private final SeriesBook book;
    private final Learning learning;
    private final Watermarks watermarks;
    private final Function<Reference, ReferenceProfile> profiles;
    private final MonitorMetrics metrics;
    private final Consumer<DriftReport> downstream;

    Reporting(
            PaneStore panes,
            SeriesBook book,
            Learning learning,
            Watermarks watermarks,
            Function<Reference, ReferenceProfile> profiles,
            MonitorMetrics metrics,
            Consumer<DriftReport> downstream) {
        this.panes = panes;
        this.chain = new PaneChain(panes, profiles);
        this.book = book;
        this.learning = learning;
        this.watermarks = watermarks;
        this.profiles = profiles;
        this.metrics = metrics;
        this.downstream = downstream;
    }

    /**
     * Reports what is due of a series.
     *
     * @return what it waits for now
     */
    Wait report(SeriesKey series, Rulebook rules) {
        SeriesState state = book.state(series.toString());
        Set<WindowFamily> families = rules.revisions(series).stream()
                .flatMap(definition -> definition.getDriftWindows().stream())
                .map(WindowFamily::of)
                .collect(Collectors.toSet());
        boolean moved = false;
        List<NextWindow> windows = new ArrayList<>();
        long settledFrom = Long.MIN_VALUE;
        for (WindowFamily family : families) {
            FamilyWalk walk = new FamilyWalk(series, family, rules, state);
            moved |= SeriesWindows.walk(SeriesBook.progress(state, family), walk);
            walk.next.ifPresent(windows::add);
            settledFrom = Math.max(settledFrom, walk.settledFrom);
        }
        if (moved) {
            close(series, rules, state, families);
        }
        return new Wait(List.copyOf(windows), settledFrom);
    }

    /** The windows of one family of a series. */
    private final class FamilyWalk implements SeriesWindows.Walk {

        private final SeriesKey series;
        private final WindowFamily family;
        private final Rulebook rules;
        private final SeriesState state;

        /** The window at which the walk ended; empty if there was none. */
        private Optional<NextWindow> next = Optional.empty();

        /** The latest of the first panes that the walk came upon; beyond all times if a stage found none. */
        private long settledFrom = Long.MIN_VALUE;

        FamilyWalk(SeriesKey series, WindowFamily family, Rulebook rules, SeriesState state) {
            this.series = series;
            this.family = family;
            this.rules = rules;
            this.state = state;
        }

        @Override
        public long firstPane(ReportStage stage, long from) {
            OptionalLong first = panes.firstStart(series.toString(), from, stage == ReportStage.ON_TIME);
            settledFrom = Math.max(settledFrom, first.orElse(Long.MAX_VALUE));
            return first.orElse(-1);
        }

        @Override
        public long dueAt(ReportStage stage, long end) {
            return end + Due.allowance(rules.rulingAt(series, family.startOf(end)), stage);
        }

        @Override
        public Step report(ReportStage stage, long end) {
            Due due = Due.of(series, family, end, stage, rules, panes, watermarks);
            if (due instanceof Due.Now now) {
                return Reporting.this.report(now.window(), family, state) ? Step.ROWS : Step.EMPTY;
            }
            if (due instanceof Due.Never) {
                return Step.PASS;
            }
            next = Optional.of(new NextWindow(
                    rules.topics(series, rules.rulingAt(series, family.startOf(end))), dueAt(stage, end)));
            return Step.WAIT;
        }
    }

    /** Reports a window, and says whether it had rows. */
    private boolean report(Window window, WindowFamily family, SeriesState state) {
        WindowCounts counts = new WindowCounts(window, window.reference().map(profiles));
        visit(window, counts::add);
        Map<String, LearnedVariation> learned = counts.values()
                .map(live -> learning.before(window, family, live))
                .orElse(Map.of());
        WindowFaults faults =
                new WindowFaults(window, new WindowSlices(window, family, visitor -> visit(window, visitor)));
        DriftReport report = Reports.of(window, counts, learned, fates(window, family, state), faults);
        counts.values().ifPresent(live -> learning.take(window, family, live));
        ReportParts.of(report, MOST_BYTES_OF_FEATURES).forEach(downstream);
        metrics.reported(window.stage(), window.end());
        return counts.hasRows();
    }

    /** Shows the panes that the window counts. */
    private void visit(Window window, BiConsumer<PaneKey, PaneState> visitor) {
        panes.visit(window.series().toString(), window.start(), window.end(), (key, pane) -> {
            if (window.stage() != ReportStage.ON_TIME || !key.late()) {
                visitor.accept(key, pane);
            }
        });
    }

    /**
     * The fates that a report carries. Each pane's stand in one FINAL report, of the definition's first family of windows:
     * the first one whose end is not before the pane's, so that over all FINAL reports they sum to the records read.
     */
    private List<FateCount> fates(Window window, WindowFamily family, SeriesState state) {
        if (!WindowFamily.of(window.definition().getDriftWindows().get(0)).equals(family)) {
            return List.of();
        }
        boolean onTime = window.stage() == ReportStage.ON_TIME;
        long from = onTime ? family.endBefore(window.end()) : state.getFatesUntil();
        FateCounts fates = new FateCounts();
        panes.visit(window.series().toString(), from, window.end(), (key, pane) -> {
            if (!onTime || !key.late()) {
                fates.addAll(pane.getFates());
            }
        });
        if (!onTime) {
            state.setFatesUntil(Math.max(state.getFatesUntil(), window.end()));
        }
        return fates.toReported();
    }

    private void close(SeriesKey series, Rulebook rules, SeriesState state, Set<WindowFamily> families) {
        long needed = state.getFatesUntil();
        long closedUntil = state.getClosedUntil();
        for (WindowFamily family : families) {
            long finalUntil = SeriesBook.progress(state, family).getFinalUntil();
            long nextStart = finalUntil == 0 ? 0 : family.startOf(family.firstEndAfter(finalUntil));
            needed = Math.min(needed, nextStart);
            closedUntil = Math.max(closedUntil, finalUntil);
        }
        state.setClosedUntil(closedUntil);
        panes.dropBefore(series.toString(), needed);
        chain.coarsen(series, rules, state, families);
        book.save(series.toString());
    }
}
