package io.driftmeter.alerting.policy;

import io.driftmeter.avro.AlertKind;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of one series. Bounded: a handful of kinds, at most {@link AlertState#MOST_FAMILIES} families each, at most
 * {@link VotingRule#MOST_WINDOWS} votes each, at most {@link OpenAlert#MOST_NAMES} names each.
 *
 * @param alerts state by kind of alert
 */
public record SeriesState(SortedMap<AlertKind, AlertState> alerts) {
    /** Nothing seen yet. */
    public static final SeriesState EMPTY = new SeriesState(new TreeMap<>());

    public SeriesState(@Nullable SortedMap<AlertKind, AlertState> alerts) {
        this.alerts = alerts == null ? new TreeMap<>() : alerts;
    }

    AlertState alert(AlertKind kind) {
        return alerts.getOrDefault(kind, AlertState.EMPTY);
    }

    SeriesState with(AlertKind kind, AlertState alert) {
        SortedMap<AlertKind, AlertState> next = new TreeMap<>(alerts);
        next.put(kind, alert);
        return new SeriesState(next);
    }

    /** The open alerts, by kind. */
    public Map<AlertKind, OpenAlert> open() {
        Map<AlertKind, OpenAlert> open = new TreeMap<>();
        alerts.forEach((kind, alert) -> {
            OpenAlert told = alert.open();
            if (told != null) {
                open.put(kind, told);
            }
        });
        return open;
    }
}
