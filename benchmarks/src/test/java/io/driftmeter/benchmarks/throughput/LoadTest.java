package io.driftmeter.benchmarks.throughput;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LoadTest {

    @Test
    void shouldReachAnotherProcessAsItIs() {
        Load load = new Load(100, 20, 1_000_000);

        assertThat(Load.parse(load.argument())).isEqualTo(load);
        assertThat(Load.parse(load.inSegments(50).argument())).isEqualTo(load.inSegments(50));
        assertThat(load.inSegments(50).topic()).isNotEqualTo(load.topic());
        assertThat(Load.parse(load.withCopiesRemoved().argument())).isEqualTo(load.withCopiesRemoved());
        assertThat(load.withCopiesRemoved().topic()).isNotEqualTo(load.topic());
    }

    @Test
    void shouldSplitIntoAsManySegmentsAsItSays() {
        Load load = new Load(100, 1, 1_000);

        assertThat(LoadSegments.of(load)).isEmpty();
        assertThat(LoadSegments.of(load.inSegments(50)))
                .singleElement()
                .satisfies(split -> assertThat(split.getSegments()).hasSize(49));
    }

    @Test
    void shouldHaveATenthOfCategoriesAndTheRestNumbers() {
        assertThat(IntStream.range(0, 1_000).filter(Load::isCategory)).hasSize(100);

        LoadValues values = new LoadValues(100, 7);
        for (int row = 0; row < 50; row++) {
            values.next().forEach(LoadTest::assertKind);
        }
    }

    @Test
    void shouldDrawTheSameRowsFromTheSameSeed() {
        Map<String, @Nullable Object> row = new LoadValues(10, 7).next();

        assertThat(new LoadValues(10, 7).next()).isEqualTo(row);
        assertThat(new LoadValues(10, 8).next()).isNotEqualTo(row);
    }

    private static void assertKind(String name, @Nullable Object value) {
        boolean isCategory = Integer.parseInt(name.substring(name.indexOf('_') + 1)) % 10 == 9;
        if (value != null) {
            assertThat(value).as(name).isInstanceOf(isCategory ? String.class : Number.class);
        }
    }
}
