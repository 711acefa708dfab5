package io.driftmeter.statistics.verdict;

import io.driftmeter.statistics.counts.Cells;
import io.driftmeter.statistics.counts.NumericCounts;
import io.driftmeter.statistics.counts.NumericScale;
import io.driftmeter.statistics.reference.NumericReference;
import io.driftmeter.statistics.reference.ProfileCounts;
import io.driftmeter.statistics.reference.ReferenceProfile;
import io.driftmeter.statistics.reference.SeasonSlots;
import io.driftmeter.statistics.reference.SeasonalCounts;
import io.driftmeter.statistics.reference.SlotRows;
import io.driftmeter.statistics.reference.TimeRange;
import io.driftmeter.statistics.reference.WindowVariation;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * A normal feature with a daily swing of half a standard deviation, another level at weekends and days that differ, over four weeks of
 * reference. Seasons and variation are worked out here, apart from the reference builder.
 */
final class SwingingModel {
    static final long HOUR_MILLISECONDS = 3_600_000;
    static final int DAYS = 28;
    private static final long MONDAY = Instant.parse("2026-08-31T00:00:00Z").toEpochMilli();
    private static final int ROWS_AN_HOUR = 300;
    private static final double SWING = 0.5 * Math.sqrt(2);
    private static final double WEEKEND_SHIFT = 0.5;
    private static final double DAY_TO_DAY = 0.1;
    private static final Cells CELLS =
            new Cells(IntStream.range(-40, 41).mapToDouble(i -> i / 16.0).toArray(), new int[0], new double[] {
                -1.25, -0.8125, -0.5, -0.25, 0, 0.25, 0.5, 0.8125, 1.25
            });

    private final Random random;
    private final ReferenceProfile reference;

    SwingingModel(long seed) {
        random = new Random(seed);
        List<NumericCounts> hours = hours(0);
        NumericCounts whole = counts();
        List<NumericCounts> slots =
                IntStream.range(0, SeasonSlots.COUNT).mapToObj(slot -> counts()).toList();
        for (int hour = 0; hour < hours.size(); hour++) {
            whole.merge(hours.get(hour));
            slots.get(slotOf(hour)).merge(hours.get(hour));
        }
        List<NumericCounts> level = hours.stream().map(hour -> whole).toList();
        List<NumericCounts> seasonal = IntStream.range(0, hours.size())
                .mapToObj(hour -> slots.get(slotOf(hour)))
                .toList();
        WindowVariation left = new WindowVariation(
                HOUR_MILLISECONDS, hours.size(), ROWS_AN_HOUR, largestVariance(hours, seasonal), DAYS - 1);
        NumericReference feature = new NumericReference(
                "load",
                whole,
                List.of(new WindowVariation(
                        HOUR_MILLISECONDS, hours.size(), ROWS_AN_HOUR, largestVariance(hours, level))),
                OptionalDouble.empty(),
                Optional.of(new SeasonalCounts(
                        slots.stream().map(NumericCounts::cellCounts).toList(), DAYS, List.of(left))),
                List.of(),
                0);
        reference = new ReferenceProfile(
                List.of(feature),
                whole.rows(),
                Optional.of(new TimeRange(MONDAY, MONDAY + hours.size() * HOUR_MILLISECONDS)),
                false,
                Optional.empty(),
                ZoneOffset.UTC,
                Optional.empty());
    }

    ReferenceProfile reference() {
        return reference;
    }

    /** Counts of each hour of four weeks, with their time, every row moved by a shift. */
    List<Hour> live(double shift) {
        List<Hour> live = new ArrayList<>();
        List<NumericCounts> hours = hours(shift);
        for (int hour = 0; hour < hours.size(); hour++) {
            ProfileCounts counts = new ProfileCounts(reference);
            counts.feature(0).merge(hours.get(hour));
            SlotRows slots = new SlotRows();
            slots.add(slotOf(hour), ROWS_AN_HOUR);
            live.add(new Hour(counts, new LiveWindow(HOUR_MILLISECONDS, slots, new SlotRows(), Map.of())));
        }
        return live;
    }

    record Hour(ProfileCounts counts, LiveWindow window) {}

    private List<NumericCounts> hours(double shift) {
        List<NumericCounts> hours = new ArrayList<>();
        for (int day = 0; day < DAYS; day++) {
            double level = shift + DAY_TO_DAY * random.nextGaussian() + (day % 7 < 5 ? 0 : WEEKEND_SHIFT);
            for (int hour = 0; hour < 24; hour++) {
                double mean = level + SWING * Math.sin(2 * Math.PI * hour / 24);
                NumericCounts counts = counts();
                for (int row = 0; row < ROWS_AN_HOUR; row++) {
                    counts.add(mean + random.nextGaussian());
                }
                hours.add(counts);
            }
        }
        return hours;
    }

    private static int slotOf(int hour) {
        return SeasonSlots.slotOf(MONDAY + hour * HOUR_MILLISECONDS, ZoneOffset.UTC);
    }

    private static NumericCounts counts() {
        return new NumericCounts(new NumericScale(CELLS, false, -10, 10, -20));
    }

    /** Of the cumulative share at a decile edge, about what is expected of each hour. */
    private static double largestVariance(List<NumericCounts> hours, List<NumericCounts> expected) {
        double largest = 0;
        for (int edge = 0; edge < CELLS.decileEdges().length; edge++) {
            double squares = 0;
            for (int hour = 0; hour < hours.size(); hour++) {
                double deviation = shareBelow(hours.get(hour), edge) - shareBelow(expected.get(hour), edge);
                squares += deviation * deviation;
            }
            largest = Math.max(largest, squares / hours.size());
        }
        return largest;
    }

    private static double shareBelow(NumericCounts counts, int edge) {
        long[] deciles = counts.decileCounts();
        return (double) IntStream.rangeClosed(0, edge)
                        .mapToLong(bin -> deciles[bin])
                        .sum()
                / counts.values();
    }
}
