package io.driftmeter.cli.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftmeter.avro.WindowLength;
import io.driftmeter.cli.backtest.Expected.Window;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExpectedTest {

    @Test
    void shouldExpectEveryWindowBetweenTheFirstRowAndTheLast() {
        assertThat(Expected.windows(List.of(new WindowLength(100L, 100L)), new Fed(5, 0, 150, 399)))
                .containsExactlyInAnyOrder(new Window(100, 200), new Window(200, 300), new Window(300, 400));
    }

    @Test
    void shouldExpectEachFamilyOfItsOwn() {
        assertThat(Expected.windows(
                        List.of(new WindowLength(100L, 100L), new WindowLength(200L, 200L)), new Fed(1, 0, 0, 0)))
                .containsExactlyInAnyOrder(new Window(0, 100), new Window(0, 200));
    }
}
