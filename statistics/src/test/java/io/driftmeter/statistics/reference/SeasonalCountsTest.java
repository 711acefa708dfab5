package io.driftmeter.statistics.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SeasonalCountsTest {

    @Test
    void shouldTakeTheHourAndKindOfDayFromTheZonesClock() {
        long saturdayNoon = Instant.parse("2026-11-21T12:30:00Z").toEpochMilli();

        assertThat(SeasonSlots.slotOf(saturdayNoon, ZoneOffset.UTC)).isEqualTo(24 + 12);
        assertThat(SeasonSlots.slotOf(saturdayNoon, ZoneId.of("Pacific/Kiritimati")))
                .as("Sunday, half past two in the morning")
                .isEqualTo(24 + 2);
        assertThat(SeasonSlots.slotOf(saturdayNoon, ZoneId.of("Asia/Kolkata"))).isEqualTo(24 + 18);
        assertThat(SeasonSlots.slotOf(saturdayNoon - 86_400_000, ZoneOffset.UTC))
                .isEqualTo(12);
    }

    @Test
    void shouldCompareAWindowInOneSlotWithExactlyThatSlot() {
        SlotRows window = new SlotRows();
        window.add(8, 17);

        assertThat(seasons().mixture(window)).contains(new long[] {300, 100});
    }

    @Test
    void shouldMixSlotsByTheWindowsRowsWithTheRowsThatKnowItAsWell() {
        SlotRows window = new SlotRows();
        window.add(8, 75);
        window.add(9, 25);

        // m = 1 / (0.75² / 400 + 0.25² / 100) = 492.3; shares 0.75 · 0.75 + 0.25 · 0.1 = 0.5875 and 0.4125.
        assertThat(seasons().mixture(window)).contains(new long[] {289, 203});
    }

    @Test
    void shouldNotKnowAWindowWithRowsInASlotThatTheReferenceLacks() {
        SlotRows window = new SlotRows();
        window.add(8, 75);
        window.add(10, 1);

        assertThat(seasons().mixture(window)).isEmpty();
        assertThat(seasons().mixture(new SlotRows())).isEmpty();
    }

    @Test
    void shouldRefuseSlotsOfUnlikeBins() {
        List<long[]> slots = new ArrayList<>(slots());
        slots.set(5, new long[3]);

        assertThatThrownBy(() -> new SeasonalCounts(slots, 28, List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new SeasonalCounts(slots().subList(0, 24), 28, List.of()))
                .hasMessageContaining("24 slots");
    }

    private static SeasonalCounts seasons() {
        return new SeasonalCounts(slots(), 28, List.of());
    }

    private static List<long[]> slots() {
        List<long[]> slots = new ArrayList<>();
        for (int slot = 0; slot < SeasonSlots.COUNT; slot++) {
            slots.add(new long[2]);
        }
        slots.set(8, new long[] {300, 100});
        slots.set(9, new long[] {10, 90});
        return slots;
    }
}
