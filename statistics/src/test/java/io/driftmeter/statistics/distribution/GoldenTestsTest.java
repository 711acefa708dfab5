package io.driftmeter.statistics.distribution;

import static io.driftmeter.statistics.distribution.DistanceGoldenTest.figure;
import static io.driftmeter.statistics.distribution.DistanceGoldenTest.tested;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.driftmeter.statistics.GoldenTable;
import org.junit.jupiter.api.Test;

/** Tests of means and rates against SciPy: ttest_ind_from_stats, t.sf, hypergeom and binomtest. */
class GoldenTestsTest {

    @Test
    void shouldCompareMeansAsWelchDoes() {
        GoldenTable.read("means.tsv").rows().forEach(row -> {
            SampleMoments reference = new SampleMoments(
                    (long) row.number("m"), row.number("reference_mean"), row.number("reference_variance"));
            SampleMoments live =
                    new SampleMoments((long) row.number("n"), row.number("live_mean"), row.number("live_variance"));
            TestOutcome.Tested welch = tested(WelchTest.of(reference, live));
            row.agrees("t", welch.statistic());
            row.agrees("df", welch.degreesOfFreedom());
            row.agrees("log10_p", welch.log10PValue());
            row.agrees("change", figure(WelchTest.change(reference, live)));
            row.agrees("spread_ratio", figure(SpreadRatio.of(reference, live)));
        });
    }

    @Test
    void shouldGiveStudentsTailForAnyDegreesOfFreedom() {
        GoldenTable.read("student.tsv")
                .rows()
                .forEach(row -> row.agrees("log10_p", StudentTail.log10TwoSided(row.number("t"), row.number("df"))));
    }

    /** SciPy's t.sf underflows; one degree of freedom is Cauchy's law, 2/π arctan(1/t), and two have (1 − t/√(2 + t²)) in closed form. */
    @Test
    void shouldNotUnderflowFarIntoStudentsTail() {
        assertThat(StudentTail.log10TwoSided(1e100, 1)).isCloseTo(Math.log10(2 / Math.PI) - 100, within(1e-9));
        assertThat(StudentTail.log10TwoSided(1e100, 2)).isCloseTo(-200, within(1e-9));
        assertThat(StudentTail.log10TwoSided(200, 1e7)).isLessThan(-8000).isGreaterThan(-9000);
        assertThat(StudentTail.log10TwoSided(Double.MAX_VALUE, 1e7)).isFinite();
    }

    @Test
    void shouldTestAndBoundRatesAsSciPyDoes() {
        GoldenTable.read("rates.tsv").rows().forEach(row -> {
            long hits = row.whole("hits");
            long rows = row.whole("rows");
            long referenceHits = row.whole("reference_hits");
            long referenceRows = row.whole("reference_rows");
            RateEstimate.Rate rate = (RateEstimate.Rate) RateEstimate.of(hits, rows);
            row.agrees("lower", rate.lower());
            row.agrees("upper", rate.upper());
            agreesWithin1e8(row, "two_sided_log10_p", FisherExact.twoSided(hits, rows, referenceHits, referenceRows));
            agreesWithin1e8(row, "lower_log10_p", FisherExact.lower(hits, rows, referenceHits, referenceRows));
            agreesWithin1e8(row, "higher_log10_p", FisherExact.higher(hits, rows, referenceHits, referenceRows));
        });
    }

    /** SciPy's hypergeometric law is a difference of logarithms of gamma functions, right to about 1e-9 only; mpmath is in TailGoldenTest. */
    private static void agreesWithin1e8(GoldenTable.Row row, String column, TestOutcome outcome) {
        assertThat(tested(outcome).log10PValue())
                .describedAs("%s of %s", column, row.text("case"))
                .isCloseTo(row.number(column), within(1e-8 * (1 - row.number(column))));
    }
}
