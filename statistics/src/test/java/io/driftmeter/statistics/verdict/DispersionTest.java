package io.driftmeter.statistics.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.driftmeter.statistics.reference.WindowVariation;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Golden numbers from NumPy 2.4.6 by the formulas of the class, for D = 0.12, n = 400, m = 9,000, W = 26, n_ref = 336, V = 0.002. */
class DispersionTest {
    private static final Offset<Double> TOLERANCE = within(1e-12);
    private static final Dispersion VARIED = new Dispersion(new WindowVariation(1000, 26, 336, 0.002));

    @Test
    void shouldWidenTheTailByTheReferencesOwnVariation() {
        assertThat(VARIED.phi()).isCloseTo(2.688, TOLERANCE);
        assertThat(VARIED.effectiveRows(400)).isCloseTo(125, TOLERANCE);
        assertThat(VARIED.log10DistancePValue(0.12, 400, 9_000, -4.5)).isCloseTo(-1.0290548469313239, TOLERANCE);
        assertThat(VARIED.log10SharePValue(0.3, 5, 400, 9_000, -4.5)).isCloseTo(-4.46240033291652, TOLERANCE);
    }

    @Test
    void shouldNeverGoBelowThePValueOfIndependentRows() {
        Dispersion steady = new Dispersion(new WindowVariation(1000, 400, 336, 0));
        assertThat(steady.phi()).isEqualTo(1);
        assertThat(steady.log10DistancePValue(0.12, 400, 9_000, -0.5)).isEqualTo(-0.5);
        assertThat(steady.log10SharePValue(0.12, 5, 400, 9_000, -3)).isEqualTo(-3);
    }

    @Test
    void shouldNotLetMoreRowsThanAReferenceWindowTellMore() {
        assertThat(VARIED.effectiveRows(1_000_000)).isEqualTo(VARIED.effectiveRows(336));
        assertThat(VARIED.log10DistancePValue(0.12, 10_000_000, 9_000, -4.5)).isCloseTo(-1.0290548469313239, TOLERANCE);
    }

    @Test
    void shouldGiveTheShiftWhosePValueIsTheLevel() {
        double distance = VARIED.distanceAt(1e-4, 400, 9_000);
        assertThat(distance).isCloseTo(0.25035356870603576, TOLERANCE);
        assertThat(VARIED.log10DistancePValue(distance, 400, 9_000, -99)).isCloseTo(-4, within(1e-9));
        double change = VARIED.shareChangeAt(1e-4, 5, 400, 9_000);
        assertThat(VARIED.log10SharePValue(change, 5, 400, 9_000, -99)).isLessThanOrEqualTo(-4 + 1e-9);
    }

    @Test
    void shouldStepDownThroughPValues() {
        double[] log10PValues = {Math.log10(0.01), Math.log10(0.04), Math.log10(0.03), Math.log10(0.005)};
        assertThat(Holm.significant(log10PValues, 0.05 / 4)).containsExactly(true, false, false, true);
        assertThat(Holm.significant(new double[] {-9, -9, -9}, 1e-9)).containsExactly(true, true, true);
        assertThat(Holm.significant(new double[] {-2, -1.8}, 0.012)).containsExactly(true, true);
        assertThat(Holm.significant(new double[] {0, 0}, 0.05)).containsExactly(false, false);
        assertThat(Holm.significant(new double[0], 0.05)).isEmpty();
    }
}
