package io.driftmeter.benchmarks.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.driftmeter.benchmarks.random.Autoregression;
import io.driftmeter.benchmarks.random.CountSampler;
import io.driftmeter.statistics.counts.Cells;
import io.driftmeter.statistics.reference.NumericReference;
import io.driftmeter.statistics.reference.ReferenceBuilder;
import io.driftmeter.statistics.reference.ReferenceSettings;
import io.driftmeter.statistics.reference.SeasonSlots;
import io.driftmeter.statistics.reference.SeasonalCounts;
import io.driftmeter.statistics.reference.WindowVariation;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class FourWeeksTest {
    private static final long SEED = 20_261_121;
    private static final long MONDAY = Instant.parse("2026-08-31T00:00:00Z").toEpochMilli();
    private static final int ROWS = 15;
    private static final Scenario SCENARIO = new Scenario("few rows", ROWS, 0, 1, 0.5, 0.1);

    @Test
    void shouldPutTogetherWhatTheProductsBuilderBuilds() {
        double[][] rows = rows();
        NumericReference built = built(rows);
        Cells cells = built.scale().cells();
        NumericReference made = FourWeeks.of(SCENARIO, built.counts(), window -> counts(rows[window], cells));

        assertThat(made.counts().cellCounts()).isEqualTo(built.counts().cellCounts());
        assertSame(made.variation().get(0), built.variation().get(0));
        SeasonalCounts seasons = made.seasons().orElseThrow();
        SeasonalCounts builtSeasons = built.seasons().orElseThrow();
        assertSame(seasons.variation().get(0), builtSeasons.variation().get(0));
        for (int slot = 0; slot < SeasonSlots.COUNT; slot++) {
            assertThat(seasons.counts(slot)).isEqualTo(builtSeasons.counts(slot));
        }
    }

    private static void assertSame(WindowVariation one, WindowVariation other) {
        assertThat(one.largestVariance())
                .describedAs("seed %d", SEED)
                .isCloseTo(other.largestVariance(), within(1e-12));
        assertThat(one.windows()).isEqualTo(other.windows());
        assertThat(one.rowsPerWindow()).isEqualTo(other.rowsPerWindow());
        assertThat(one.degreesOfFreedom()).isEqualTo(other.degreesOfFreedom());
    }

    private static double[][] rows() {
        CountSampler sampler = new CountSampler(SEED);
        double[] means = SCENARIO.means(sampler.random(), FourWeeks.DAYS);
        Autoregression noise = new Autoregression(sampler.random(), 0);
        double[][] rows = new double[means.length][ROWS];
        for (int window = 0; window < means.length; window++) {
            for (int row = 0; row < ROWS; row++) {
                rows[window][row] = means[window] + noise.next();
            }
        }
        return rows;
    }

    private static NumericReference built(double[][] rows) {
        ReferenceBuilder builder =
                new ReferenceBuilder(ReferenceSettings.DEFAULT.withWindows(List.of(Scenario.WINDOW_MILLISECONDS)));
        for (int window = 0; window < rows.length; window++) {
            for (int row = 0; row < ROWS; row++) {
                // From the first to the last millisecond of each window, so that all windows count as whole.
                long time =
                        window * Scenario.WINDOW_MILLISECONDS + row * (Scenario.WINDOW_MILLISECONDS - 1) / (ROWS - 1);
                builder.add(Map.of("feature", rows[window][row]), OptionalLong.of(MONDAY + time));
            }
        }
        return (NumericReference) builder.build(Optional.empty()).features().get(0);
    }

    private static long[] counts(double[] rows, Cells cells) {
        long[] counts = new long[cells.count()];
        for (double row : rows) {
            counts[cells.indexOf(row)]++;
        }
        return counts;
    }
}
