package io.driftmeter.monitor.plan;

import static io.driftmeter.monitor.plan.PlanLine.plus;
import static io.driftmeter.monitor.plan.PlanLine.times;

import io.driftmeter.avro.MonitorDefinition;
import io.driftmeter.avro.WindowLength;
import io.driftmeter.monitor.profile.Panes;
import io.driftmeter.monitor.window.WindowFamily;
import io.driftmeter.runtime.settings.ByteSize;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What comparing takes: panes on disk until the last window that holds them is final, and on the heap the window that is being judged. */
public final class ComparePlan {

    /** A window, up to 16 slices of it for the search for faults and one being filled, a pane as it is read and its sum. */
    private static final int PANES_WHILE_JUDGING = 20;

    /** Statistics, bins and quantiles of a feature in a report, and what was learned of it. */
    private static final int BYTES_A_FEATURE_OF_REPORT = 28_000;

    private static final int BYTES_A_SERIES = 2_000;
    private static final int BYTES_OF_FATES_A_PARTITION = 200;
    private static final int BYTES_BESIDE_COUNTS = 300;
    private static final int BYTES_A_FEATURE_LEARNED = 1_500;

    /** RocksDB may hold everything twice while it compacts. */
    static final int COMPACTION = 2;

    /** On time and late. */
    static final int PUNCTUALITIES = 2;

    /** The lengths to which panes are summed once windows are final. */
    private static final List<Long> CHAIN = List.of(
            Duration.ofMinutes(5).toMillis(),
            Duration.ofHours(1).toMillis(),
            Duration.ofDays(1).toMillis());

    private ComparePlan() {}

    static List<PlanLine> lines(ModelShape model, ProcessShape process) {
        ReferenceShape largest = model.largest();
        long judging =
                times(PANES_WHILE_JUDGING, largest.pane()) + times(BYTES_A_FEATURE_OF_REPORT, largest.features());
        List<Long> chain = panes(
                model.definition(),
                model.references().stream()
                        .mapToLong(ReferenceShape::longestPane)
                        .min()
                        .orElse(Long.MAX_VALUE));
        long panes = chain.stream().mapToLong(Long::longValue).sum();
        long stored = storedPane(model, process);
        long learned = times(
                model.series(),
                model.definition().getDriftWindows().size(),
                times(largest.features(), BYTES_A_FEATURE_LEARNED));
        return List.of(
                new PlanLine(
                        Place.HEAP,
                        model.name() + ": window under judgement",
                        Planner.ONCE_A_THREAD + "(" + PANES_WHILE_JUDGING + " x " + ByteSize.format(largest.pane())
                                + " + " + largest.features() + " results x "
                                + ByteSize.format(BYTES_A_FEATURE_OF_REPORT) + ")",
                        judging),
                new PlanLine(
                        Place.HEAP,
                        model.name() + ": progress",
                        model.series() + " series x " + ByteSize.format(BYTES_A_SERIES),
                        times(model.series(), BYTES_A_SERIES)),
                new PlanLine(
                        Place.DISK,
                        model.name() + ": panes",
                        "2 (compaction) x 2 (on time, late) x " + model.segments() + " segments x (" + join(chain)
                                + ") panes x " + ByteSize.format(stored),
                        times(COMPACTION, PUNCTUALITIES, model.segments(), panes, stored)),
                new PlanLine(
                        Place.DISK,
                        model.name() + ": learned",
                        model.series() + " series x "
                                + model.definition().getDriftWindows().size() + " families x " + largest.features()
                                + " features x " + ByteSize.format(BYTES_A_FEATURE_LEARNED),
                        learned));
    }

    private static long storedPane(ModelShape model, ProcessShape process) {
        long counts = model.references().stream()
                .mapToLong(reference -> reference.stored() + (long) reference.groups() * BYTES_BESIDE_COUNTS)
                .sum();
        return counts + times(process.inputPartitions(), BYTES_OF_FATES_A_PARTITION);
    }

    private static String join(List<Long> chain) {
        return String.join(" + ", chain.stream().map(String::valueOf).toList());
    }

    /**
     * Panes of one series that wait, level by level of the chain: fine ones until the windows that begin or end inside a coarser one are
     * final, the coarsest as long as the longest window needs them. On time and late ones are apart: twice as many.
     *
     * @param longestPane length to which the reference lets panes be summed, in milliseconds
     */
    public static List<Long> panes(MonitorDefinition definition, long longestPane) {
        List<WindowLength> windows = definition.getDriftWindows();
        long lag = plus(definition.getLatenessMilliseconds(), definition.getGraceMilliseconds());
        long wait = plus(lag, shortestAdvance(windows));
        long length = Panes.length(definition);
        long longest = ModelShape.longest(windows);
        List<Long> panes = new ArrayList<>();
        for (long coarser : levels(length, longest, longestPane)) {
            long span = plus(plus(wait, coarser), heldBackBy(windows, coarser));
            panes.add(span / length + 2);
            length = coarser;
        }
        long whole = plus(plus(longest, ModelShape.longestAdvance(windows)), wait);
        panes.add(whole / length + 2);
        return panes;
    }

    /** Lengths to which the panes of a definition are summed, ascending. */
    private static List<Long> levels(long paneLength, long longestWindow, long longestPane) {
        return CHAIN.stream()
                .filter(length -> length > paneLength && length < longestWindow)
                .filter(length -> length <= longestPane)
                .toList();
    }

    private static long shortestAdvance(List<WindowLength> windows) {
        return windows.stream()
                .mapToLong(window -> ModelShape.longestAdvance(List.of(window)))
                .min()
                .orElse(0);
    }

    /** How long windows that are not made of panes of a length keep panes from being summed to it. */
    private static long heldBackBy(List<WindowLength> windows, long coarser) {
        return windows.stream()
                .filter(window -> !WindowFamily.of(window).isMadeOf(coarser))
                .mapToLong(
                        window -> plus(ModelShape.longest(List.of(window)), ModelShape.longestAdvance(List.of(window))))
                .max()
                .orElse(0);
    }
}
