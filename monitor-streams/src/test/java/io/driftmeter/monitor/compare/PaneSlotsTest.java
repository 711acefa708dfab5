package io.driftmeter.monitor.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftmeter.statistics.reference.SlotRows;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class PaneSlotsTest {

    private static final long MINUTE = Duration.ofMinutes(1).toMillis();
    private static final long HOUR = Duration.ofHours(1).toMillis();
    private static final long FRIDAY_EVENING =
            Instant.parse("2026-11-20T18:00:00Z").toEpochMilli();

    private final SlotRows rows = new SlotRows();

    @Test
    void shouldPutTheRowsOfAPaneIntoItsHour() {
        PaneSlots slots = new PaneSlots(ZoneOffset.UTC, HOUR);
        slots.add(FRIDAY_EVENING, 7, rows);
        slots.add(FRIDAY_EVENING + 24 * HOUR, 11, rows);
        assertThat(rows.covered()).containsExactly(18, 24 + 18);
        assertThat(rows.rows(18)).isEqualTo(7);
        assertThat(rows.rows(24 + 18)).isEqualTo(11);
    }

    @Test
    void shouldGoByTheClockOfTheReference() {
        new PaneSlots(ZoneId.of("Asia/Tokyo"), MINUTE).add(FRIDAY_EVENING + 59 * MINUTE, 5, rows);
        assertThat(rows.covered()).as("Saturday, three in the morning").containsExactly(24 + 3);
    }

    @Test
    void shouldSplitAnHourWhereClocksGoByHalfHours() {
        new PaneSlots(ZoneId.of("Asia/Kolkata"), HOUR).add(FRIDAY_EVENING, 7, rows);
        assertThat(rows.covered()).containsExactly(23, 24);
        assertThat(rows.rows(23)).isEqualTo(3);
        assertThat(rows.rows(24)).isEqualTo(4);
    }

    @Test
    void shouldLoseNoRowOfADay() {
        new PaneSlots(ZoneOffset.UTC, 24 * HOUR).add(FRIDAY_EVENING - 18 * HOUR, 1_001, rows);
        assertThat(rows.covered()).hasSize(24);
        assertThat(rows.total()).isEqualTo(1_001);
    }
}
