package io.driftmeter.alerting.retraining;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftmeter.avro.InputOffsets;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Row i has the event time and the offset i, so what is said of times can be read off the offsets. */
class InputSpansTest {
    private static final long SEED = 20_261_121;
    private static final long HOUR = 3_600_000;

    @Test
    void shouldSayNothingOfTimesWithoutWindows() {
        InputSpans spans = InputSpans.NONE.with(10, 20, rows(10, 20));

        assertThat(InputSpans.NONE.between(0, 100)).isEmpty();
        assertThat(spans.between(0, 10)).isEmpty();
        assertThat(spans.between(20, 30)).isEmpty();
        assertThat(spans.between(19, 30)).isEqualTo(rows(10, 20));
    }

    @Test
    void shouldUniteTheWindowsOfTheTimesAndNoOthers() {
        InputSpans spans = InputSpans.NONE
                .with(0, 10, rows(0, 10))
                .with(10, 20, rows(10, 20))
                .with(20, 30, List.of(new InputOffsets("predictions", 1, 5L, 6L)))
                .with(30, 40, rows(30, 40));

        assertThat(spans.between(12, 30))
                .containsExactly(new InputOffsets("features", 0, 10L, 19L), new InputOffsets("predictions", 1, 5L, 6L));
    }

    @Test
    void shouldTakeTheFinalReportOfAWindowForWhatCameLate() {
        InputSpans spans = InputSpans.NONE
                .with(0, 10, rows(0, 10))
                .with(10, 20, rows(10, 20))
                .with(0, 10, rows(0, 25));

        assertThat(spans.between(0, 5)).isEqualTo(rows(0, 25));
        assertThat(spans.between(10, 20)).isEqualTo(rows(10, 20));
        assertThat(spans.with(0, 10, rows(0, 25))).isEqualTo(spans);
    }

    /** Windows side by side, and windows that overlap; a year of them, some reported twice and some never. */
    @ParameterizedTest
    @ValueSource(longs = {HOUR, HOUR / 6})
    void shouldHoldAllRowsOfAnyTimesAndNotManyMore(long advance) {
        SplittableRandom random = new SplittableRandom(SEED);
        InputSpans spans = InputSpans.NONE;
        long windows = 366 * 24 * HOUR / advance;
        for (long window = 0; window < windows; window++) {
            long start = window * advance;
            spans = spans.with(start, start + HOUR, rows(start, start + HOUR));
            if (window > 0 && random.nextInt(3) == 0) {
                spans = spans.with(start - advance, start - advance + HOUR, rows(start - advance, start));
            }
            assertThat(spans.spans()).hasSizeLessThanOrEqualTo(InputSpans.MOST_SPANS);
        }
        long end = spans.end();
        assertThat(end).isEqualTo((windows - 1) * advance + HOUR);
        for (int trial = 0; trial < 1_000; trial++) {
            long from = random.nextLong(end);
            InputOffsets found = spans.between(from, end).get(0);
            assertThat(found.getFirstOffset())
                    .as("seed %d, from %d", SEED, from)
                    .isLessThanOrEqualTo(from);
            assertThat(found.getLastOffset()).isEqualTo(end - 1);
            assertThat(from - found.getFirstOffset())
                    .as("seed %d, rows before %d that are read for nothing", SEED, from)
                    .isLessThanOrEqualTo((end - from) + 3 * HOUR);
        }
    }

    @Test
    void shouldKeepFewerSpansWhereThereAreManyPartitions() {
        InputSpans spans = InputSpans.NONE;
        for (int window = 0; window < 20; window++) {
            spans = spans.with(
                    window,
                    window + 1,
                    IntStream.range(0, 500)
                            .mapToObj(partition -> new InputOffsets("features", partition, 0L, 9L))
                            .toList());
        }
        assertThat(spans.spans()).hasSize(InputSpans.MOST_RANGES / 500);
        assertThat(spans.between(0, 20)).hasSize(500);
    }

    private static List<InputOffsets> rows(long from, long to) {
        return List.of(new InputOffsets("features", 0, from, to - 1));
    }
}
