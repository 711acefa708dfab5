package io.driftmeter.statistics.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SeasonBuildingTest {

    private static final long SEED = 20261121;
    private static final long HOUR = 3_600_000;
    private static final long QUARTER_HOUR = HOUR / 4;
    private static final long SIX_HOURS = 6 * HOUR;
    private static final long WEEK = 7 * 24 * HOUR;
    private static final long START = Instant.parse("2026-03-02T00:00:00Z").toEpochMilli();
    private static final int ROWS_A_QUARTER_HOUR = 12;
    private static final int WEEKS = 5;

    private record Row(long time, double swings, double steady, String part) {}

    @Test
    void shouldKeepSeasonsWhereTheyExplainTheVariationAndLeaveThemOutElsewhere() {
        ReferenceProfile reference = build(rows(), settings());

        assertThat(reference.feature("swings").orElseThrow().seasons()).isPresent();
        assertThat(reference.feature("part").orElseThrow().seasons()).isPresent();
        assertThat(reference.feature("steady").orElseThrow().seasons()).isEmpty();
    }

    @Test
    void shouldCountEveryRowInItsHourAndKindOfDay() {
        List<Row> rows = rows();
        SeasonalCounts seasons = seasons(build(rows, settings()), "swings");

        for (int slot = 0; slot < SeasonSlots.COUNT; slot++) {
            int wanted = slot;
            long expected = rows.stream()
                    .filter(row -> SeasonSlots.slotOf(row.time(), ZoneId.of("UTC")) == wanted)
                    .count();
            assertThat(seasons.rows(slot)).isEqualTo(expected);
        }
        assertThat(seasons.days()).isEqualTo(WEEKS * 7);
    }

    @Test
    void shouldMeasureTheVariationThatIsLeftAsAPlainComputationDoes() {
        List<Row> rows = rows();
        ReferenceProfile reference = build(rows, settings());
        NumericReference swings = (NumericReference) reference.feature("swings").orElseThrow();
        SeasonalCounts seasons = swings.seasons().orElseThrow();
        double[] deciles = swings.scale().cells().decileEdges();

        for (long length : List.of(QUARTER_HOUR, SIX_HOURS)) {
            WindowVariation left = seasons.variation(length).orElseThrow();
            assertThat(left.largestVariance())
                    .as("windows of %d ms", length)
                    .isCloseTo(plainResidualVariance(rows, deciles, length), within(1e-12));
            assertThat(left.degreesOfFreedom()).isEqualTo(WEEKS * 7 - 1);
            assertThat(left.phi())
                    .isLessThan(swings.variation(length).orElseThrow().phi() / 2);
        }
        assertThat(seasons.variation(WEEK)).as("whole weeks have no season").isEmpty();
    }

    /** Straight from the rows: share by share, window by window. */
    private static double plainResidualVariance(List<Row> rows, double[] deciles, long length) {
        Map<Integer, List<Row>> bySlot = new TreeMap<>();
        Map<Long, List<Row>> byWindow = new TreeMap<>();
        for (Row row : rows) {
            bySlot.computeIfAbsent(SeasonSlots.slotOf(row.time(), ZoneId.of("UTC")), slot -> new ArrayList<>())
                    .add(row);
            byWindow.computeIfAbsent(row.time() / length, window -> new ArrayList<>())
                    .add(row);
        }
        byWindow.keySet()
                .removeIf(window -> window * length < rows.get(0).time()
                        || (window + 1) * length - 1 > rows.get(rows.size() - 1).time());
        double largest = 0;
        for (double edge : deciles) {
            double sum = 0;
            for (List<Row> window : byWindow.values()) {
                double expected = window.stream()
                        .mapToDouble(row -> shareUpTo(
                                edge,
                                Objects.requireNonNull(bySlot.get(SeasonSlots.slotOf(row.time(), ZoneId.of("UTC"))))))
                        .average()
                        .orElseThrow();
                double residual = shareUpTo(edge, window) - expected;
                sum += residual * residual;
            }
            largest = Math.max(largest, sum / (byWindow.size() - bySlot.size()));
        }
        return largest;
    }

    private static final Map<List<Row>, Map<Double, Double>> SHARES = new java.util.IdentityHashMap<>();

    private static double shareUpTo(double edge, List<Row> rows) {
        return SHARES.computeIfAbsent(rows, first -> new TreeMap<>())
                .computeIfAbsent(
                        edge,
                        value -> (double) rows.stream()
                                        .filter(row -> row.swings() <= value)
                                        .count()
                                / rows.size());
    }

    @Test
    void shouldNotDependOnTheOrderOfRowsWhereAllWindowsCanBeHeld() {
        List<Row> rows = rows();
        ReferenceProfile inOrder = build(rows, settings());
        List<Row> shuffled = new ArrayList<>(rows);
        Collections.shuffle(shuffled, new Random(SEED));

        assertThat(build(shuffled, settings()).contentHash()).isEqualTo(inOrder.contentHash());
    }

    @Test
    void shouldNotKnowTheVariationOfRowsOutOfOrderBeyondTheBoundOnMemory() {
        List<Row> shuffled = new ArrayList<>(rows());
        Collections.shuffle(shuffled, new Random(SEED));

        ReferenceProfile reference = build(shuffled, settings().withMostCountsHeld(1_000));

        assertThat(reference.feature("swings").orElseThrow().variation())
                .extracting(WindowVariation::windowMilliseconds)
                .isEmpty();
        assertThat(build(rows(), settings().withMostCountsHeld(1_000))
                        .feature("swings")
                        .orElseThrow()
                        .variation(QUARTER_HOUR))
                .as("in order no window but the last is held")
                .isPresent();
    }

    @Test
    void shouldTakeHoursByTheClockOfTheZone() {
        ReferenceProfile reference = build(rows(), settings().withZone(ZoneId.of("Asia/Kolkata")));

        assertThat(reference.zone()).isEqualTo(ZoneId.of("Asia/Kolkata"));
        // 00:00 UTC is 05:30 there: the second half of that hour and the first of the next.
        assertThat(seasons(reference, "swings").rows(5)).isPositive();
    }

    @Test
    void shouldHaveNoSeasonsUnderFourWeeks() {
        List<Row> threeWeeks =
                rows().stream().filter(row -> row.time() < START + 3 * WEEK).toList();

        assertThat(build(threeWeeks, settings()).feature("swings").orElseThrow().seasons())
                .isEmpty();
    }

    private static SeasonalCounts seasons(ReferenceProfile reference, String feature) {
        return reference.feature(feature).orElseThrow().seasons().orElseThrow();
    }

    private static ReferenceSettings settings() {
        return ReferenceSettings.DEFAULT.withWindows(List.of(QUARTER_HOUR, SIX_HOURS, WEEK));
    }

    private static ReferenceProfile build(List<Row> rows, ReferenceSettings settings) {
        return ReferenceBuilder.build(
                sink -> rows.forEach(row -> sink.row(
                        Map.of("swings", row.swings(), "steady", row.steady(), "part", row.part()),
                        OptionalLong.of(row.time()))),
                settings);
    }

    /** Five weeks, in which one feature swings with the hour and is higher at weekends. */
    private static List<Row> rows() {
        Random random = new Random(SEED);
        List<Row> rows = new ArrayList<>();
        double[] days = random.doubles(WEEKS * 7).toArray();
        long quarters = WEEKS * WEEK / QUARTER_HOUR;
        for (long quarter = 0; quarter < quarters; quarter++) {
            double hour = (quarter % 96) / 4.0;
            int day = (int) (quarter / 96);
            double mean = Math.sin(hour * Math.PI / 12) + (day % 7 >= 5 ? 0.5 : 0) + 0.1 * days[day];
            for (int row = 0; row < ROWS_A_QUARTER_HOUR; row++) {
                double value = mean + random.nextGaussian();
                rows.add(new Row(
                        START + quarter * QUARTER_HOUR + row * (QUARTER_HOUR / ROWS_A_QUARTER_HOUR),
                        value,
                        random.nextGaussian(),
                        value > 1 ? "high" : "low"));
            }
        }
        rows.add(new Row(START + WEEKS * WEEK - 1, 0, 0, "low"));
        return rows;
    }
}
