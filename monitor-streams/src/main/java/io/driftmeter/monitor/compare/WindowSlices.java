package io.driftmeter.monitor.compare;

import io.driftmeter.monitor.avro.PaneState;
import io.driftmeter.monitor.window.WindowFamily;
import io.driftmeter.statistics.reference.ReferenceProfile;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * A window slice by slice: its panes or, where it has more of them than {@link #MOST}, runs of neighbouring ones. Slices are as long as the
 * longest panes that the report can find, so that a report does not depend on how early panes were summed.
 */
final class WindowSlices {

    /** Bounds what a window with drift holds in memory. */
    static final int MOST = 16;

    private static final long DAY = Duration.ofDays(1).toMillis();

    private final Window window;
    private final long longestPane;
    private final Panes panes;

    /** Shows the panes that the window counts, in the order of their start. */
    @FunctionalInterface
    interface Panes {
        void visit(BiConsumer<PaneKey, PaneState> visitor);
    }

    /** Is shown a slice. */
    @FunctionalInterface
    interface Visitor {
        void slice(long start, WindowCounts counts, List<PaneState> panes);
    }

    WindowSlices(Window window, WindowFamily family, Panes panes) {
        this.window = window;
        this.longestPane = PaneChain.longestPane(family, window.definition());
        this.panes = panes;
    }

    /**
     * Whether rows come up to within a day of the window's start and end.
     *
     * @param first start of the first slice with rows
     * @param last start of the last one
     */
    boolean isWhole(long first, long last) {
        return first - window.start() < DAY && window.end() - (last + length()) < DAY;
    }

    private long length() {
        long most = Math.max(1, (window.end() - window.start()) / longestPane);
        return longestPane * ((most + MOST - 1) / MOST);
    }

    /** Shows the slices in the order of time; what is shown of one is forgotten before the next. */
    void visit(Optional<ReferenceProfile> reference, Visitor visitor) {
        Run run = new Run(reference, visitor);
        panes.visit(run::add);
        run.end();
    }

    private final class Run {
        private final Optional<ReferenceProfile> reference;
        private final Visitor visitor;
        private final long length;
        private final List<PaneState> states = new ArrayList<>();
        private WindowCounts counts;
        private long start;

        Run(Optional<ReferenceProfile> reference, Visitor visitor) {
            this.reference = reference;
            this.visitor = visitor;
            this.length = length();
            this.counts = new WindowCounts(window, reference);
        }

        void add(PaneKey key, PaneState pane) {
            long begins = key.start() - Math.floorMod(key.start() - window.start(), length);
            if (begins != start) {
                end();
                start = begins;
                counts = new WindowCounts(window, reference);
                states.clear();
            }
            counts.add(key, pane);
            states.add(pane);
        }

        void end() {
            if (!states.isEmpty()) {
                visitor.slice(start, counts, states);
            }
        }
    }
}
