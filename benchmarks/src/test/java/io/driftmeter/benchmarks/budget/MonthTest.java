package io.driftmeter.benchmarks.budget;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MonthTest {
    private static final long SEED = 20_261_121;

    @Test
    void shouldFindAShiftOfAWholeDeviationAndNoDriftOtherwise() {
        Month month = Month.run(Scenario.SWINGING, 5, 2, SEED);

        assertThat(month.drifted()).describedAs("seed %d", SEED).isZero();
        assertThat(month.foundWhole()).isGreaterThan(0.9);
    }

    @Test
    void shouldShareTheBudgetAsTheProductDoes() {
        // One page in 30 days, three of four kinds of alert, 8,640 windows, 500 tests.
        assertThat(Month.level(100)).isEqualTo(0.75 / 8_640 / 500);
    }
}
