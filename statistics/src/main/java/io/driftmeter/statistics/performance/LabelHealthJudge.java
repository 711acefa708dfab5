package io.driftmeter.statistics.performance;

import io.driftmeter.statistics.performance.EarlierWindows.Share;
import io.driftmeter.statistics.performance.EarlierWindows.Side;
import io.driftmeter.statistics.performance.LabelHealthSettings.Effect;
import io.driftmeter.statistics.performance.PerformanceCounts.ClassRows;
import io.driftmeter.statistics.verdict.Wording;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Compares the labels of a mature window with those of earlier ones: how many predictions have one, how late they are, and of which
 * class. Each check spends the same part of the level, and the classes share that of theirs (Bonferroni).
 */
public final class LabelHealthJudge {
    /** Checks among which the level is divided. */
    public static final int CHECKS = 3;

    private static final double ON_TIME_BEFORE = 0.9;
    private static final double SUDDEN = 0.5;

    private final LabelHealthSettings settings;

    public LabelHealthJudge(LabelHealthSettings settings) {
        this.settings = settings;
    }

    /**
     * The health of a window's labels.
     *
     * @param window counts of the window
     * @param earlier counts of earlier mature windows that {@linkplain LabelHealth#isMeasure are a measure}, oldest first
     * @param level significance level of one check, more than 0 and less than 1
     */
    public LabelHealth judge(PerformanceCounts window, List<? extends PerformanceCounts> earlier, double level) {
        double log10Level = StrictMath.log10(level);
        LabelFinding distribution = distribution(window, earlier, log10Level);
        return new LabelHealth(
                earlier.size(),
                distribution.moved() && isSudden(distribution.label(), window, earlier.get(earlier.size() - 1)),
                List.of(coverage(window, earlier, log10Level), delay(window, earlier, log10Level), distribution));
    }

    private LabelFinding coverage(PerformanceCounts window, List<? extends PerformanceCounts> earlier, double level) {
        Function<PerformanceCounts, Share> covered = counts -> new Share(counts.labelled(), counts.predictions());
        return check(LabelFinding.Check.COVERAGE, "", Side.LOWER, settings.coverageFall(), "predictions have a label")
                .of(covered.apply(window), shares(earlier, covered), level, 1);
    }

    private LabelFinding delay(PerformanceCounts window, List<? extends PerformanceCounts> earlier, double level) {
        MagnitudeHistogram before = new MagnitudeHistogram();
        earlier.forEach(counts -> before.merge(counts.labelAges()));
        double late = before.rows() > 0 ? before.above(ON_TIME_BEFORE) : Double.MAX_VALUE;
        Function<PerformanceCounts, Share> delayed = counts ->
                new Share(counts.labelAges().rowsFrom(late), counts.labelAges().rows());
        String words = before.rows() > 0
                ? "labels came after " + Wording.figure(late / 3_600_000) + " hours or more"
                : "labels came late";
        return check(LabelFinding.Check.DELAY, "", Side.HIGHER, settings.delayedShare(), words)
                .of(delayed.apply(window), shares(earlier, delayed), level, 1);
    }

    private LabelFinding distribution(
            PerformanceCounts window, List<? extends PerformanceCounts> earlier, double level) {
        TreeSet<String> names = new TreeSet<>(window.classes().keySet());
        earlier.forEach(counts -> names.addAll(counts.classes().keySet()));
        Comparator<LabelFinding> mostTelling = Comparator.comparing(LabelFinding::moved)
                .thenComparing(LabelFinding::effect)
                .thenComparing(finding -> -finding.log10PValue().orElse(0));
        return names.stream()
                .map(name -> check(
                                LabelFinding.Check.DISTRIBUTION,
                                name,
                                Side.EITHER,
                                settings.classShare(),
                                "labels are " + name)
                        .of(labelledAs(name).apply(window), shares(earlier, labelledAs(name)), level, names.size()))
                .max(mostTelling)
                .orElseGet(() -> check(
                                LabelFinding.Check.DISTRIBUTION,
                                "",
                                Side.EITHER,
                                settings.classShare(),
                                "labels are of a class")
                        .of(new Share(0, 0), new EarlierWindows(List.of()), level, 1));
    }

    private ShareCheck check(LabelFinding.Check check, String label, Side side, Effect effect, String words) {
        return new ShareCheck(check, label, side, effect, settings.minimumRows(), words);
    }

    private static Function<PerformanceCounts, Share> labelledAs(String name) {
        return counts ->
                new Share(counts.classes().getOrDefault(name, ClassRows.NONE).labelled(), counts.labelled());
    }

    private static Function<PerformanceCounts, Share> predictedAs(String name) {
        return counts ->
                new Share(counts.classes().getOrDefault(name, ClassRows.NONE).predicted(), counts.labelled());
    }

    private static EarlierWindows shares(
            List<? extends PerformanceCounts> windows, Function<PerformanceCounts, Share> share) {
        return new EarlierWindows(windows.stream().map(share).toList());
    }

    /**
     * Whether the labels of a class jumped since the last window by the minor effect at least, and the predictions of the same rows did
     * not go half as far along.
     */
    private boolean isSudden(String name, PerformanceCounts window, PerformanceCounts last) {
        double labels = change(labelledAs(name), window, last);
        double predictions = change(predictedAs(name), window, last);
        return Math.abs(labels) >= settings.classShare().minor()
                && Math.signum(labels) * predictions < SUDDEN * Math.abs(labels);
    }

    private static double change(
            Function<PerformanceCounts, Share> share, PerformanceCounts window, PerformanceCounts last) {
        return share.apply(window).value() - share.apply(last).value();
    }
}
