package io.driftmeter.benchmarks.months;

import io.driftmeter.alerting.policy.HourOfDays;
import io.driftmeter.alerting.policy.Series;
import io.driftmeter.alerting.policy.SeriesState;
import io.driftmeter.alerting.topology.ModelState;
import io.driftmeter.alerting.topology.ReportPolicy;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the policy remembers, in maps. The states are immutable, so a copy of the maps is a copy of the policy. */
final class PolicyInMemory implements ReportPolicy.Memory {
    private final Map<String, ModelState> models;
    private final Map<Series, SeriesState> series;
    private final Map<String, HourOfDays> hours;

    PolicyInMemory() {
        this(new HashMap<>(), new HashMap<>(), new HashMap<>());
    }

    private PolicyInMemory(
            Map<String, ModelState> models, Map<Series, SeriesState> series, Map<String, HourOfDays> hours) {
        this.models = models;
        this.series = series;
        this.hours = hours;
    }

    PolicyInMemory copy() {
        return new PolicyInMemory(new HashMap<>(models), new HashMap<>(series), new HashMap<>(hours));
    }

    @Override
    public @Nullable ModelState model(String model) {
        return models.get(model);
    }

    @Override
    public void put(String model, ModelState state) {
        models.put(model, state);
    }

    @Override
    public @Nullable SeriesState series(Series known) {
        return series.get(known);
    }

    @Override
    public void put(Series known, SeriesState state) {
        series.put(known, state);
    }

    @Override
    public @Nullable HourOfDays hour(String key) {
        return hours.get(key);
    }

    @Override
    public void put(String key, HourOfDays hour) {
        hours.put(key, hour);
    }
}
