package io.driftmeter.benchmarks.level;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PowerTrialTest {

    @Test
    void shouldMeasureTheDistanceOfSortedSamples() {
        assertThat(PowerTrial.distance(new double[] {1, 2}, new double[] {3, 4}))
                .isEqualTo(1);
        assertThat(PowerTrial.distance(new double[] {1, 3, 5, 7}, new double[] {2, 4, 6, 8}))
                .isEqualTo(0.25);
        assertThat(PowerTrial.distance(new double[] {4, 5, 6}, new double[] {1, 5.5}))
                .isCloseTo(0.5, within(1e-15));
    }
}
