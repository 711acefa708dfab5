package io.driftmeter.statistics.performance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.driftmeter.statistics.reference.PerformanceBaseline;
import io.driftmeter.statistics.verdict.EffectBand;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PerformanceJudgeTest {
    private static final PerformanceJudge ACCURACY = judge(PerformanceMetric.ACCURACY);

    @Test
    void shouldFindAFallThatIsLargeAndSignificant() {
        PerformanceFinding finding = ACCURACY.judge(counts(180, 250), baseline(7290, 9000), 1e-3);
        assertThat(finding.verdict()).isEqualTo(new PerformanceVerdict.Worse());
        assertThat(finding.effect()).isEqualTo(EffectBand.MAJOR);
        // scipy.stats.hypergeom.cdf(180, 9250, 7470, 250), SciPy 1.17.1
        assertThat(finding.log10PValue().orElseThrow()).isCloseTo(-3.370459564725205, within(1e-9));
        assertThat(finding.level()).isEqualTo(OptionalDouble.of(1e-3));
        assertThat(finding.reason())
                .isEqualTo(
                        "accuracy 0.7200 is worse by 0.09000 than the baseline 0.8100, over 250 labelled predictions;"
                                + " p 0.0004, level 0.0010; worse from 0.02000 on");
    }

    @Test
    void shouldHoldWhereTheFallIsNotSignificantOrNotLargeOrARise() {
        PerformanceFinding insignificant = ACCURACY.judge(counts(180, 250), baseline(7290, 9000), 1e-4);
        assertThat(insignificant.verdict()).isEqualTo(new PerformanceVerdict.Held());
        assertThat(insignificant.effect()).isEqualTo(EffectBand.MAJOR);
        PerformanceFinding small = ACCURACY.judge(counts(8_000_000, 10_000_000), baseline(8_100_000, 10_000_000), 1e-3);
        assertThat(small.verdict()).isEqualTo(new PerformanceVerdict.Held());
        assertThat(small.effect()).isEqualTo(EffectBand.NONE);
        assertThat(small.log10PValue().orElseThrow()).isLessThan(-300);
        PerformanceFinding better = ACCURACY.judge(counts(240, 250), baseline(7290, 9000), 0.05);
        assertThat(better.verdict()).isEqualTo(new PerformanceVerdict.Held());
        assertThat(better.log10PValue()).isEqualTo(OptionalDouble.of(0));
    }

    @Test
    void shouldSayWhyItDoesNotJudge() {
        PerformanceFinding few = ACCURACY.judge(counts(50, 99), baseline(7290, 9000), 1e-3);
        assertThat(few.verdict()).isEqualTo(new PerformanceVerdict.NotEnoughData());
        assertThat(few.reason()).isEqualTo("99 labelled predictions, 100 are needed");
        assertThat(few.level()).isEmpty();
        PerformanceFinding none = ACCURACY.judge(counts(180, 250), Optional.empty(), 1e-3);
        assertThat(none.verdict()).isEqualTo(new PerformanceVerdict.NoBaseline());
        assertThat(none.reason()).isEqualTo("the reference has no accuracy to compare with");
        PerformanceFinding noPositives =
                judge(PerformanceMetric.PRECISION).judge(counts(180, 250), mixedBaseline(List.of()), 1e-3);
        assertThat(noPositives.verdict()).isEqualTo(new PerformanceVerdict.NotEnoughData());
        assertThat(noPositives.reason()).isEqualTo("precision: no rows that it is a share of");
        // Nothing is predicted positive, so that the correlation is 0 with no known error.
        PerformanceFinding unknownError =
                judge(PerformanceMetric.MCC).judge(counts(180, 250), mixedBaseline(List.of()), 1e-3);
        assertThat(unknownError.reason())
                .isEqualTo("the error of mcc is unknown: the reference needs 20 windows with event times and labels");
    }

    @Test
    void shouldNotTakeTheReferencesOwnVariationForAFall() {
        // Forty windows between 0.71 and 0.91: a fall to 0.72 is nothing new, whatever the binomial test says.
        List<BinaryCounts> windows =
                IntStream.range(0, 40).mapToObj(i -> counts(710 + i * 5L, 1000)).toList();
        BinaryCounts whole = new BinaryCounts();
        windows.forEach(whole::merge);
        PerformanceBaseline steady = BaselineMeasurement.of(whole, List.of());
        PerformanceBaseline varied = BaselineMeasurement.of(whole, windows);
        assertThat(ACCURACY.judge(counts(720, 1000), Optional.of(steady), 1e-3).verdict())
                .isEqualTo(new PerformanceVerdict.Worse());
        assertThat(ACCURACY.judge(counts(720, 1000), Optional.of(varied), 1e-3).verdict())
                .isEqualTo(new PerformanceVerdict.Held());
        assertThat(ACCURACY.judge(counts(400, 1000), Optional.of(varied), 1e-3).verdict())
                .isEqualTo(new PerformanceVerdict.Worse());
    }

    @Test
    void shouldNeverGoBelowTheBinomialTestWhereWindowsAgreeTooWell() {
        List<BinaryCounts> windows = Collections.nCopies(30, counts(810, 1000));
        BinaryCounts whole = new BinaryCounts();
        windows.forEach(whole::merge);
        PerformanceFinding alone =
                ACCURACY.judge(counts(76, 100), Optional.of(BaselineMeasurement.of(whole, List.of())), 0.01);
        PerformanceFinding varied =
                ACCURACY.judge(counts(76, 100), Optional.of(BaselineMeasurement.of(whole, windows)), 0.01);
        assertThat(varied.log10PValue().orElseThrow())
                .isGreaterThanOrEqualTo(alone.log10PValue().orElseThrow());
    }

    @Test
    void shouldKnowThatALowerErrorIsBetter() {
        PerformanceBaseline baseline = BaselineMeasurement.of(numbers(0.5, 2000), List.of());
        PerformanceJudge judge = judge(PerformanceMetric.MAE);
        assertThat(judge.judge(numbers(1, 200), Optional.of(baseline), 1e-3).verdict())
                .isEqualTo(new PerformanceVerdict.Worse());
        assertThat(judge.judge(numbers(0.1, 200), Optional.of(baseline), 1e-3).verdict())
                .isEqualTo(new PerformanceVerdict.Held());
    }

    @Test
    void shouldRefuseAMetricWithoutADirection() {
        assertThatThrownBy(() -> judge(PerformanceMetric.TP))
                .hasMessage("tp has no better and worse: judge accuracy, f1, log_loss, mae or the like");
    }

    private static PerformanceJudge judge(PerformanceMetric metric) {
        return new PerformanceJudge(new PerformanceSettings(metric, 100, 0.02, 0.05));
    }

    /** Nothing is predicted positive, so that the right ones are the negatives. */
    private static BinaryCounts counts(long right, long rows) {
        BinaryCounts counts = new BinaryCounts();
        merge(counts, new Outcome.Binary(false, OptionalDouble.empty(), false), right);
        merge(counts, new Outcome.Binary(false, OptionalDouble.empty(), true), rows - right);
        return counts;
    }

    private static void merge(BinaryCounts counts, Outcome outcome, long times) {
        PerformanceCounts power = new BinaryCounts();
        power.add(outcome);
        for (long rest = times; rest > 0; rest >>= 1) {
            if ((rest & 1) == 1) {
                counts.merge(power);
            }
            power.merge(PerformanceCounts.fromBytes(power.toBytes()));
        }
    }

    private static Optional<PerformanceBaseline> baseline(long right, long rows) {
        return Optional.of(BaselineMeasurement.of(counts(right, rows), List.of()));
    }

    private static Optional<PerformanceBaseline> mixedBaseline(List<BinaryCounts> windows) {
        BinaryCounts counts = counts(500, 600);
        merge(counts, new Outcome.Binary(true, OptionalDouble.empty(), true), 300);
        return Optional.of(BaselineMeasurement.of(counts, windows));
    }

    /** Errors of half and one and a half times the mean, in turn. */
    private static RegressionCounts numbers(double meanError, int rows) {
        RegressionCounts counts = new RegressionCounts();
        for (int row = 0; row < rows; row++) {
            counts.add(new Outcome.Regression(meanError * (row % 2 == 0 ? 0.5 : 1.5), 0));
        }
        return counts;
    }
}
