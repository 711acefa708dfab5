package io.driftmeter.benchmarks.throughput;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FiguresTest {

    @Test
    void shouldTakeTheMedianOfEachFigureByItself() {
        Figures medians = Figures.medians(
                List.of(new Figures(100, 5, 10, 7, 0), new Figures(300, 1, 30, 8, 2), new Figures(200, 3, 20, 9, 1)));

        assertThat(medians).isEqualTo(new Figures(200, 3, 20, 8, 1));
    }

    @Test
    void shouldTakeTheMiddleOfTwoRuns() {
        Figures medians = Figures.medians(List.of(new Figures(100, 1, 10, 4, 0), new Figures(200, 2, 30, 8, 1)));

        assertThat(medians).isEqualTo(new Figures(150, 1.5, 20, 6, 0.5));
    }
}
