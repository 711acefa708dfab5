package io.driftmeter.alerting.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftmeter.alerting.Definitions;
import io.driftmeter.alerting.Reports;
import io.driftmeter.avro.AlertEvent;
import io.driftmeter.avro.AlertTransition;
import io.driftmeter.avro.FeatureResult;
import io.driftmeter.avro.MaintenanceWindow;
import io.driftmeter.avro.MonitorDefinition;
import io.driftmeter.avro.ReportStage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The first of January 1970 was a Thursday. */
class MaintenanceTest {
    private static final long HOUR = Duration.ofHours(1).toMillis();

    private final MonitorDefinition definition = Definitions.of(Reports.MODEL);
    private final List<AlertEvent> events = new ArrayList<>();
    private SeriesState state = SeriesState.EMPTY;

    @Test
    void shouldCoverWindowsThatItOverlapsAlsoAfterMidnight() {
        MaintenanceWindow night = new MaintenanceWindow(List.of(4), 23 * 60, 2 * HOUR, "UTC", "backup");
        assertThat(covered(night, "1970-01-01T22:00:00Z")).isFalse();
        assertThat(covered(night, "1970-01-01T22:30:00Z")).isTrue();
        assertThat(covered(night, "1970-01-02T00:30:00Z")).isTrue();
        assertThat(covered(night, "1970-01-02T01:00:00Z")).isFalse();
        assertThat(covered(night, "1970-01-02T23:30:00Z")).isFalse();
        assertThat(covered(night, "1970-01-08T23:30:00Z")).isTrue();
    }

    @Test
    void shouldMeanTheHoursOfItsZone() {
        MaintenanceWindow night = new MaintenanceWindow(List.of(4), 2 * 60, HOUR, "Europe/Berlin", "");
        assertThat(covered(night, "2026-01-01T01:00:00Z")).isTrue();
        assertThat(covered(night, "2026-07-02T01:00:00Z")).isFalse();
        assertThat(covered(night, "2026-07-02T00:00:00Z")).isTrue();
    }

    @Test
    void shouldRecordWhatOpensInItAndTellItWhenItIsOver() {
        definition
                .getAlerting()
                .setMaintenance(List.of(new MaintenanceWindow(List.of(4), 0, 2 * HOUR, "UTC", "migration")));
        for (int window = 0; window < 6; window++) {
            report(window, Reports.moved("income"));
        }
        assertThat(events)
                .extracting(AlertEvent::getTransition)
                .containsExactly(AlertTransition.OPENED, AlertTransition.UPDATED);
        assertThat(events.get(0).getMaintenance()).isEqualTo("migration, from 00:00 UTC");
        assertThat(events.get(0).getDescription()).contains("Nobody is told: maintenance, migration");
        assertThat(events.get(1).getMaintenance()).isNull();
        assertThat(events.get(1).getWindowStart()).isEqualTo(Instant.ofEpochMilli(2 * HOUR));
    }

    @Test
    void shouldTellNobodyOfWhatBeginsAndEndsInIt() {
        definition
                .getAlerting()
                .setMaintenance(List.of(new MaintenanceWindow(List.of(4), 0, 5 * HOUR, "UTC", "migration")));
        report(0, Reports.moved("income"));
        report(1, Reports.moved("income"));
        report(2, Reports.stable("income"));
        report(3, Reports.stable("income"));
        assertThat(events).hasSize(2).allMatch(event -> event.getMaintenance() != null);
    }

    private static boolean covered(MaintenanceWindow plan, String start) {
        long from = Instant.parse(start).toEpochMilli();
        return Maintenance.covering(List.of(plan), new Window(from, from + HOUR))
                .isPresent();
    }

    private void report(int window, FeatureResult feature) {
        Observation observation =
                DriftReading.of(List.of(Reports.drift("1", window, ReportStage.ON_TIME, feature)), definition);
        AlertPolicy.Outcome outcome = AlertPolicy.apply(state, observation, PolicySettings.of(definition), null);
        state = outcome.state();
        events.addAll(outcome.events());
    }
}
