package io.driftmeter.statistics.performance;

import io.driftmeter.statistics.distribution.FisherExact;
import io.driftmeter.statistics.distribution.Measurement;
import io.driftmeter.statistics.distribution.TestOutcome;
import io.driftmeter.statistics.reference.PerformanceBaseline;
import io.driftmeter.statistics.verdict.BoundedTail;
import io.driftmeter.statistics.verdict.EffectBand;
import io.driftmeter.statistics.verdict.Wording;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Judges a window's performance against the baseline: worse needs a change for the worse of at least the minimum, and its significance.
 *
 * <p>The p-value is the largest of those that apply. A proportion (accuracy, precision, recall, specificity) has Fisher's exact test against the
 * baseline's rows. Every metric with a known error has the tail ½ (1 + t²/ν)^(−ν/2) of t² = change² / (v + e²): e is the baseline's
 * standard error, v the variance between the reference's own windows but never less than the window's own sampling variance, and ν is
 * 19 (that variance comes from 20 windows at least), or the labelled rows less one where the reference has no windows. On the electricity
 * data a binomial test alone calls 23 % of the reference's own weeks worse at 1 %.
 */
public final class PerformanceJudge {
    private static final double LEAST_RELATIVE_ERROR = 1e-12;

    private final PerformanceSettings settings;

    public PerformanceJudge(PerformanceSettings settings) {
        this.settings = settings;
    }

    /**
     * The verdict on one window.
     *
     * @param window counts of the window
     * @param baseline performance on the reference; empty where it has none
     * @param level significance level that the false-alarm budget leaves for this window, more than 0 and less than 1
     */
    public PerformanceFinding judge(PerformanceCounts window, Optional<PerformanceBaseline> baseline, double level) {
        PerformanceMetric metric = settings.metric();
        Optional<PerformanceBaseline.BaselineMetric> expected =
                baseline.flatMap(known -> known.metric(metric.publicName()));
        if (expected.isEmpty()) {
            String reason = "the reference has no " + metric.publicName() + " to compare with";
            return PerformanceFinding.notJudged(metric, new PerformanceVerdict.NoBaseline(), reason);
        }
        if (window.labelled() < settings.minimumLabelled()) {
            return notEnough(
                    window.labelled() + " labelled predictions, " + settings.minimumLabelled() + " are needed");
        }
        MetricValue live = window.metric(metric);
        if (live.value() instanceof Measurement.Unmeasured unmeasured) {
            return notEnough(metric.publicName() + ": " + unmeasured.reason());
        }
        Optional<Long> trials = trials(window);
        if (trials.isPresent() && trials.get() == 0) {
            return notEnough(metric.publicName() + ": no rows that it is a share of");
        }
        double value = ((Measurement.Measured) live.value()).figure();
        double change = metric.worsening(value, expected.get().value());
        OptionalDouble log10P = log10PValue(window, baseline.orElseThrow(), live.standardError(), value, change);
        if (log10P.isEmpty()) {
            return notEnough("the error of " + metric.publicName()
                    + " is unknown: the reference needs 20 windows with event times and labels");
        }
        return judged(value, expected.get().value(), window.labelled(), log10P.getAsDouble(), level);
    }

    /**
     * The verdict on a window whose labels are not all in, against earlier windows cut at the same age of their labels: early labels
     * are not like late ones, so the reference is no measure for them.
     *
     * @param window counts of what is known early
     * @param earlier counts of what was known as early of earlier windows, which are mature by now
     * @param level significance level that the false-alarm budget leaves for this window, more than 0 and less than 1
     */
    public PerformanceFinding judgeEarly(
            PerformanceCounts window, List<? extends PerformanceCounts> earlier, double level) {
        return earlier.size() < BaselineMeasurement.LEAST_WINDOWS
                ? notEnough(earlier.size() + " of " + BaselineMeasurement.LEAST_WINDOWS
                        + " mature windows that early labels can be compared with")
                : judge(window, early(earlier), level);
    }

    /** What earlier windows showed together, and how it varied between them; empty without windows. */
    public static Optional<PerformanceBaseline> early(List<? extends PerformanceCounts> earlier) {
        return earlier.stream()
                .map(counts -> PerformanceCounts.fromBytes(counts.toBytes()))
                .reduce((sum, counts) -> {
                    sum.merge(counts);
                    return sum;
                })
                .map(sum -> BaselineMeasurement.of(sum, earlier));
    }

    private PerformanceFinding notEnough(String reason) {
        return PerformanceFinding.notJudged(settings.metric(), new PerformanceVerdict.NotEnoughData(), reason);
    }

    private PerformanceFinding judged(double value, double baseline, long labelled, double log10P, double level) {
        double change = settings.metric().worsening(value, baseline);
        EffectBand effect = EffectBand.of(change, settings.minimumChange(), settings.majorChange());
        boolean worse = change > 0 && effect != EffectBand.NONE && log10P <= StrictMath.log10(level);
        String reason =
                "%s %s is %s by %s than the baseline %s, over %d labelled predictions; p %s, level %s; worse from %s on"
                        .formatted(
                                settings.metric().publicName(),
                                Wording.figure(value),
                                change > 0 ? "worse" : "better",
                                Wording.figure(Math.abs(change)),
                                Wording.figure(baseline),
                                labelled,
                                Wording.probability(log10P),
                                Wording.probability(StrictMath.log10(level)),
                                Wording.figure(settings.minimumChange()));
        return new PerformanceFinding(
                settings.metric(),
                worse ? new PerformanceVerdict.Worse() : new PerformanceVerdict.Held(),
                change > 0 ? effect : EffectBand.NONE,
                OptionalDouble.of(log10P),
                OptionalDouble.of(level),
                reason);
    }

    private OptionalDouble log10PValue(
            PerformanceCounts window,
            PerformanceBaseline baseline,
            OptionalDouble liveError,
            double value,
            double change) {
        PerformanceBaseline.BaselineMetric expected =
                baseline.metric(settings.metric().publicName()).orElseThrow();
        if (change <= 0) {
            return OptionalDouble.of(0);
        }
        OptionalDouble exact = exact(window, baseline, value, expected.value());
        if (expected.windowVariance().isEmpty() && exact.isPresent()) {
            return exact;
        }
        OptionalDouble tail = tail(expected, liveError, change, window.labelled());
        return tail.isPresent() && exact.isPresent()
                ? OptionalDouble.of(Math.max(tail.getAsDouble(), exact.getAsDouble()))
                : tail;
    }

    private OptionalDouble exact(PerformanceCounts window, PerformanceBaseline baseline, double live, double expected) {
        PerformanceMetric metric = settings.metric();
        Optional<Long> baselineTrials = Trials.of(metric, baseline);
        Optional<Long> liveTrials = trials(window);
        if (baselineTrials.isEmpty() || liveTrials.isEmpty()) {
            return OptionalDouble.empty();
        }
        TestOutcome outcome = FisherExact.lower(
                Math.round(live * liveTrials.get()),
                liveTrials.get(),
                Math.round(expected * baselineTrials.get()),
                baselineTrials.get());
        return outcome instanceof TestOutcome.Tested tested
                ? OptionalDouble.of(tested.log10PValue())
                : OptionalDouble.empty();
    }

    /** Rows of the window that a proportion is a share of; empty where the metric is none. */
    private Optional<Long> trials(PerformanceCounts window) {
        return Trials.of(settings.metric(), BaselineMeasurement.of(window, List.of()));
    }

    private static OptionalDouble tail(
            PerformanceBaseline.BaselineMetric expected, OptionalDouble liveError, double change, long labelled) {
        if (expected.windowVariance().isEmpty() && liveError.isEmpty()) {
            return OptionalDouble.empty();
        }
        double sampling = liveError.orElse(0) * liveError.orElse(0);
        double between = Math.max(sampling, expected.windowVariance().orElse(0));
        double baselineError = expected.standardError().orElse(0);
        double least = LEAST_RELATIVE_ERROR * change;
        double variance = Math.max(least * least, between + baselineError * baselineError);
        double degreesOfFreedom = expected.windowVariance().isPresent()
                ? BaselineMeasurement.LEAST_WINDOWS - 1
                : Math.max(1, labelled - 1);
        return OptionalDouble.of(BoundedTail.log10OneSided(change * change / variance, degreesOfFreedom));
    }
}
