package io.driftmeter.statistics.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.driftmeter.statistics.counts.EmbeddingCounts;
import io.driftmeter.statistics.reference.EmbeddingReference;
import io.driftmeter.statistics.reference.ReferenceBuilder;
import io.driftmeter.statistics.reference.ReferenceSettings;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ComponentShiftTest {

    @Test
    void shouldShowNoMoreThanNoiseWithoutDriftAndSayHowManyComponentsChanceShifts() {
        Random random = new Random(11);
        EmbeddingReference reference = reference(random, 400, 300);
        ComponentShift shift = ComponentShift.of(reference.counts(), live(reference, random, 200, 300, 0));

        assertThat(figure(shift.rootMeanSquare())).isLessThan(0.03);
        assertThat(shift.chanceShare()).isCloseTo(0.248, within(0.001)); // P(|N(0, 1/400 + 1/200)| ≥ 0.1)
        assertThat(figure(shift.shareShifted())).isCloseTo(shift.chanceShare(), within(0.08));
    }

    @Test
    void shouldShowTheSizeOfACommonShiftWithoutTheNoise() {
        Random random = new Random(12);
        EmbeddingReference reference = reference(random, 400, 300);
        ComponentShift shift = ComponentShift.of(reference.counts(), live(reference, random, 200, 300, 0.2));

        assertThat(figure(shift.rootMeanSquare())).isCloseTo(0.2, within(0.02));
    }

    @Test
    void shouldStopAtTheStatedCap() {
        Random random = new Random(13);
        EmbeddingReference reference = reference(random, 30, 1_030);
        EmbeddingCounts live = reference.newCounts();
        for (int row = 0; row < 30; row++) {
            double[] array = array(random, 1_030, 0);
            Arrays.fill(array, 1_024, 1_030, 1e6);
            live.add(array);
        }
        ComponentShift shift = ComponentShift.of(reference.counts(), live);

        assertThat(shift.components()).isEqualTo(1_024);
        assertThat(figure(shift.rootMeanSquare())).isLessThan(0.2);
        assertThat(live.norm().aboveMaximum()).isEqualTo(30);
    }

    @Test
    void shouldSayWhyThereIsNoFigure() {
        ReferenceBuilder builder = new ReferenceBuilder(ReferenceSettings.DEFAULT);
        for (int row = 0; row < 10; row++) {
            builder.add(Map.of("text", new double[] {1, 2}), OptionalLong.empty());
        }
        EmbeddingReference constant =
                (EmbeddingReference) builder.build(Optional.empty()).features().get(0);
        EmbeddingCounts live = constant.newCounts();

        assertThat(ComponentShift.of(constant.counts(), live).rootMeanSquare())
                .isEqualTo(Measurement.unknown(NoRows.LIVE));
        live.add(new double[] {3, 4});
        ComponentShift shift = ComponentShift.of(constant.counts(), live);
        assertThat(shift.rootMeanSquare())
                .isEqualTo(Measurement.unknown("every component is constant in the reference"));
        assertThat(shift.constant()).isEqualTo(2);
    }

    private static EmbeddingReference reference(Random random, int rows, int components) {
        ReferenceBuilder builder = new ReferenceBuilder(ReferenceSettings.DEFAULT);
        for (int row = 0; row < rows; row++) {
            builder.add(Map.of("text", array(random, components, 0)), OptionalLong.empty());
        }
        return (EmbeddingReference) builder.build(Optional.empty()).features().get(0);
    }

    private static EmbeddingCounts live(
            EmbeddingReference reference, Random random, int rows, int components, double shift) {
        EmbeddingCounts live = reference.newCounts();
        for (int row = 0; row < rows; row++) {
            live.add(array(random, components, shift));
        }
        return live;
    }

    private static double[] array(Random random, int components, double shift) {
        return random.doubles(components)
                .map(ignored -> random.nextGaussian() + shift)
                .toArray();
    }

    private static double figure(Measurement measurement) {
        return measurement.value().orElseThrow();
    }
}
