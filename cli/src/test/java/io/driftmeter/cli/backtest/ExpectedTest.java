package io.driftmeter.cli.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftmeter.avro.AlertingDefinition;
import io.driftmeter.avro.Judgement;
import io.driftmeter.avro.MonitorDefinition;
import io.driftmeter.avro.WindowLength;
import io.driftmeter.cli.backtest.Expected.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExpectedTest {

    private static final long HOUR = Duration.ofHours(1).toMillis();
    private static final WindowLength HOURS = new WindowLength(HOUR, HOUR, null);
    private static final WindowLength HALF_DAYS = new WindowLength(12 * HOUR, 12 * HOUR, null);

    @Test
    void shouldExpectEveryWindowBetweenTheFirstRowAndTheLast() {
        MonitorDefinition definition = definition(HOURS);

        assertThat(Expected.windows(definition, definition.getDriftWindows(), rows(1.5 * HOUR, 3.99 * HOUR)))
                .containsExactlyInAnyOrder(
                        new Window(HOUR, 2 * HOUR), new Window(2 * HOUR, 3 * HOUR), new Window(3 * HOUR, 4 * HOUR));
    }

    @Test
    void shouldExpectEachFamilyOfItsOwn() {
        MonitorDefinition definition = definition(HOURS, HALF_DAYS);

        assertThat(Expected.windows(definition, definition.getDriftWindows(), rows(0, HOUR - 1)))
                .containsExactlyInAnyOrder(new Window(0, HOUR), new Window(0, 12 * HOUR));
    }

    @Test
    void shouldExpectDaysAsTheCalendarHasThem() {
        MonitorDefinition definition = definition(new WindowLength(24 * HOUR, 24 * HOUR, "Europe/Berlin"));
        long before = Instant.parse("2026-10-23T22:00:00Z").toEpochMilli();

        assertThat(Expected.windows(definition, definition.getDriftWindows(), rows(before, before + 50 * HOUR)))
                .containsExactly(
                        new Window(before, before + 24 * HOUR),
                        new Window(before + 24 * HOUR, before + 49 * HOUR),
                        new Window(before + 49 * HOUR, before + 73 * HOUR));
    }

    @Test
    void shouldExpectNothingOutsideTheTimeInForce() {
        MonitorDefinition definition = definition(HOURS);
        definition.setEffectiveFrom(Instant.ofEpochMilli(2 * HOUR));
        definition.setEffectiveTo(Instant.ofEpochMilli(3 * HOUR));

        assertThat(Expected.windows(definition, definition.getDriftWindows(), rows(0, 9 * HOUR)))
                .containsExactly(new Window(2 * HOUR, 3 * HOUR));
    }

    @Test
    void shouldEndTheDefinitionWithTheLastPaneThatHasRows() {
        assertThat(Expected.end(definition(HOURS, HALF_DAYS), rows(0, 2.5 * HOUR)))
                .isEqualTo(Instant.ofEpochMilli(3 * HOUR));
    }

    private static Fed rows(double first, double last) {
        return new Fed(2, 0, (long) first, (long) last);
    }

    private static MonitorDefinition definition(WindowLength... windows) {
        return MonitorDefinition.newBuilder()
                .setModel("m")
                .setRevision(1)
                .setDriftWindows(List.of(windows))
                .setJudgement(Judgement.newBuilder().build())
                .setAlerting(AlertingDefinition.newBuilder().build())
                .build();
    }
}
