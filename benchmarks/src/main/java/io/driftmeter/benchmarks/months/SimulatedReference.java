package io.driftmeter.benchmarks.months;

import io.driftmeter.statistics.performance.BaselineMeasurement;
import io.driftmeter.statistics.performance.BinaryCounts;
import io.driftmeter.statistics.performance.PerformanceCounts;
import io.driftmeter.statistics.reference.ReferenceBuilder;
import io.driftmeter.statistics.reference.ReferenceProfile;
import io.driftmeter.statistics.reference.ReferenceSettings;
import io.driftmeter.statistics.reference.RowSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Supplier;

/** The reference of four weeks, built by the product from rows with event times, with the baseline of their labels by days. */
final class SimulatedReference implements RowSource {
    static final int DAYS = 28;
    static final long HOUR = Duration.ofHours(1).toMillis();
    /** A Monday. */
    static final long BEGIN = Instant.parse("2026-08-03T00:00:00Z").toEpochMilli();

    private final List<SimulatedFeature> features;
    private final Supplier<SimulatedRows> begin;
    private final List<PerformanceCounts> days = new ArrayList<>();
    private SimulatedRows rows;

    /**
     * Of rows that can be drawn again.
     *
     * @param begin draws the same rows each time
     */
    SimulatedReference(List<SimulatedFeature> features, Supplier<SimulatedRows> begin) {
        this.features = features;
        this.begin = begin;
        this.rows = begin.get();
    }

    ReferenceProfile build(List<Long> windowMilliseconds) {
        ReferenceProfile built =
                ReferenceBuilder.build(this, ReferenceSettings.DEFAULT.withWindows(windowMilliseconds));
        PerformanceCounts all = new BinaryCounts();
        days.forEach(all::merge);
        return built.withBaseline(BaselineMeasurement.of(all, days));
    }

    /** The rows that come after those of the reference, once it is built. */
    SimulatedRows after() {
        return rows;
    }

    @Override
    public void read(RowSink sink) {
        rows = begin.get();
        days.clear();
        Map<String, Object> row = new HashMap<>();
        for (int number = 0; number < DAYS * SimulatedRows.HOURS_OF_A_DAY; number++) {
            HourOfRows hour = rows.next(Change.NONE);
            if (number % SimulatedRows.HOURS_OF_A_DAY == 0) {
                days.add(new BinaryCounts());
            }
            days.get(days.size() - 1).merge(hour.scored());
            for (int index = 0; index < hour.rows(); index++) {
                for (int feature = 0; feature < features.size(); feature++) {
                    row.put(features.get(feature).name(), features.get(feature).value(hour.values()[feature][index]));
                }
                sink.row(row, OptionalLong.of(timeOf(number, index, hour.rows())));
            }
        }
    }

    /** From the first to the last millisecond of each hour, so that all windows count as whole. */
    private static long timeOf(int hour, int row, int rows) {
        return BEGIN + hour * HOUR + (rows == 1 ? 0 : row * (HOUR - 1) / (rows - 1));
    }
}
