package io.driftmeter.statistics.verdict;

import io.driftmeter.statistics.reference.SeasonSlots;
import io.driftmeter.statistics.reference.SlotRows;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;

/** Slots of a reference's seasons in words: "weekdays 08–10, weekends 00–24 UTC". */
final class SlotWords {
    private static final int HOURS = SeasonSlots.COUNT / 2;

    private SlotWords() {}

    /** The slots that a window has rows in, of those that are chosen. */
    static Set<Integer> covered(SlotRows window, IntPredicate chosen) {
        return Arrays.stream(window.covered()).filter(chosen).boxed().collect(Collectors.toCollection(TreeSet::new));
    }

    static String of(Set<Integer> slots, ZoneId zone) {
        List<String> kinds = new ArrayList<>();
        add(kinds, "weekdays", slots, 0);
        add(kinds, "weekends", slots, HOURS);
        return String.join(", ", kinds) + " " + (zone.normalized().equals(ZoneOffset.UTC) ? "UTC" : zone.getId());
    }

    private static void add(List<String> kinds, String kind, Set<Integer> slots, int firstSlot) {
        List<String> runs = new ArrayList<>();
        for (int hour = 0; hour < HOURS; hour++) {
            int begin = hour;
            while (hour < HOURS && slots.contains(firstSlot + hour)) {
                hour++;
            }
            if (hour > begin) {
                runs.add("%02d–%02d".formatted(begin, hour));
            }
        }
        if (!runs.isEmpty()) {
            kinds.add(kind + " " + String.join(" and ", runs));
        }
    }
}
