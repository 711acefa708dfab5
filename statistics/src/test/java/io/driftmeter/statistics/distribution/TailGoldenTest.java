package io.driftmeter.statistics.distribution;

import static io.driftmeter.statistics.distribution.DistanceGoldenTest.tested;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Golden numbers from mpmath at 60 digits, each checked against SciPy 1.17.1 (kstwobign.sf, chi2.sf, hypergeom.cdf and sf,
 * binomtest.proportion_ci) where SciPy does not underflow.
 */
class TailGoldenTest {

    @ParameterizedTest
    @CsvSource({
        "0.3, -4.041476973910275e-06", "0.5, -0.01594763523575449", "0.9, -0.4059051395552109",
        "0.999, -0.5669134748710987", "1.0, -0.568636763947679", "1.5, -1.653295768301026",
        "5, -21.41369409949861", "20, -347.1345555269375", "300, -78172.70571258967"
    })
    void shouldGiveKolmogorovsLimitFarIntoTheTail(double lambda, double log10Survival) {
        assertClose(KolmogorovSmirnov.log10Survival(lambda), log10Survival);
    }

    @ParameterizedTest
    @CsvSource({
        "0.5, 1, -0.31921127782572034", "3.84, 1, -1.3006521393247688",
        "1.1345746716, 9, -0.00040862227429843675", "24.75, 9, -2.486710840631287",
        "387.77, 9, -77.25455514793975", "5000, 9, -1074.9084507859495",
        "9000, 9999, -5.818040883948711e-14", "10000, 9999, -0.30513307973836096",
        "11000, 9999, -11.462637564245895", "1e7, 1, -2171476.007576241"
    })
    void shouldGiveTheChiSquareTailForAnyDegreesOfFreedom(double statistic, long freedom, double log10Survival) {
        assertClose(ChiSquareTail.log10Survival(statistic, freedom), log10Survival);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 100, 0, 10000, -1.7032913781186614",
        "0, 100, 50, 10000, 0",
        "3, 10, 3, 10, 0",
        "10, 10, 0, 10, -4.965568555460146",
        "5, 1000, 10, 10000, -1.7690994336755808",
        "300, 1000, 10, 10000, -314.1120791457302",
        "10200, 10000000, 10000, 10000000, -0.792494165477603",
        "0, 10000000, 100, 1000000, -103.84019291604167",
        "5000000, 10000000, 1, 10000000, -1874074.1371700016",
        "0, 1, 1, 1, 0"
    })
    void shouldGiveFishersTestFromOneRowToTenMillion(long hits, long rows, long refHits, long refRows, double log10P) {
        assertClose(tested(FisherExact.twoSided(hits, rows, refHits, refRows)).log10PValue(), log10P);
    }

    @Test
    void shouldGiveFishersTestToOneSide() {
        assertClose(tested(FisherExact.lower(180, 250, 7290, 9000)).log10PValue(), -3.370459564725205);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 100, 0, 0.03699349820698568", "1, 100, 0.001767432064140647, 0.054486196178705315",
        "50, 100, 0.4038315303659956, 0.5961684696340044", "100, 100, 0.9630065017930143, 1",
        "3, 10000000, 1.0202707796246512e-07, 8.821184260515047e-07", "1, 1, 0.20654931437723745, 1"
    })
    void shouldGiveWilsonsInterval(long hits, long rows, double lower, double upper) {
        RateEstimate.Rate rate = (RateEstimate.Rate) RateEstimate.of(hits, rows);
        assertThat(rate.rate()).isEqualTo((double) hits / rows);
        assertThat(rate.lower()).isCloseTo(lower, within(1e-14));
        assertThat(rate.upper()).isCloseTo(upper, within(1e-14));
    }

    private static void assertClose(double actual, double golden) {
        assertThat(actual).isCloseTo(golden, within(1e-12 + 1e-10 * Math.abs(golden)));
    }
}
