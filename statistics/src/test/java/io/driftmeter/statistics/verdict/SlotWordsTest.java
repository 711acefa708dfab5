package io.driftmeter.statistics.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SlotWordsTest {

    @Test
    void shouldSayHoursFromTheFirstToTheEndOfTheLast() {
        assertThat(SlotWords.of(Set.of(8, 9), ZoneOffset.UTC)).isEqualTo("weekdays 08–10 UTC");
        assertThat(SlotWords.of(Set.of(0, 1, 23), ZoneId.of("UTC"))).isEqualTo("weekdays 00–02 and 23–24 UTC");
        assertThat(SlotWords.of(Set.of(47), ZoneId.of("Europe/Berlin"))).isEqualTo("weekends 23–24 Europe/Berlin");
    }

    @Test
    void shouldTellWeekdaysFromWeekends() {
        Set<Integer> fridayNight = Set.of(22, 23, 24, 25);
        assertThat(SlotWords.of(fridayNight, ZoneOffset.UTC)).isEqualTo("weekdays 22–24, weekends 00–02 UTC");
        Set<Integer> all = IntStream.range(0, 48).boxed().collect(Collectors.toSet());
        assertThat(SlotWords.of(all, ZoneOffset.UTC)).isEqualTo("weekdays 00–24, weekends 00–24 UTC");
    }
}
