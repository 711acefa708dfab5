package io.driftmeter.monitor.compare;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WindowFamilyTest {

    @ParameterizedTest
    @CsvSource({"0, 60", "59, 60", "60, 120", "61, 120"})
    void shouldFindTheTumblingWindowThatHoldsATime(long time, long end) {
        assertThat(new WindowFamily(60, 60).firstEndAfter(time)).isEqualTo(end);
    }

    @ParameterizedTest
    @CsvSource({"0, 20", "19, 20", "20, 40", "100, 120", "119, 120"})
    void shouldFindTheEarliestHoppingWindowThatHoldsATime(long time, long end) {
        assertThat(new WindowFamily(60, 20).firstEndAfter(time)).isEqualTo(end);
    }
}
