package io.driftmeter.cli.monitorfile;

import com.fasterxml.jackson.databind.JsonNode;
import io.driftmeter.avro.MaintenanceWindow;
import io.driftmeter.runtime.settings.Check;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Reads maintenance windows: {@code [{days: [sun], at: "02:00", for: 2h, zone: Europe/Berlin, reason: backup}]}. */
final class MaintenanceReader {

    private static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");
    private static final String EXAMPLE = "Write it as {days: [sun], at: \"02:00\", for: 2h}.";
    private static final long WEEK = TimeUnit.DAYS.toMillis(7);

    private MaintenanceReader() {}

    static List<MaintenanceWindow> read(YamlMapping mapping, String key, Problems problems) {
        List<MaintenanceWindow> windows = new ArrayList<>();
        for (JsonNode item : mapping.list(key)) {
            windows.add(window(new YamlMapping("alerting." + key, item, problems)));
        }
        return windows;
    }

    private static MaintenanceWindow window(YamlMapping entry) {
        int minute = entry.value(
                        "at", MaintenanceReader::time, Check.any(), "Write hours and minutes, such as \"02:00\".")
                .map(at -> at.toSecondOfDay() / 60)
                .orElse(0);
        long length = entry.optionalDuration("for").orElse(0L);
        if (entry.text("at").isEmpty()) {
            entry.note("at", "is missing", EXAMPLE);
        }
        if (length <= 0 || length > WEEK) {
            entry.note("for", "is no length of at most a week", EXAMPLE);
        }
        String zone = entry.value("zone", MaintenanceReader::zone, Check.any(), "Write a name such as Europe/Berlin.")
                .orElse("UTC");
        String reason = entry.text("reason").orElse("");
        List<Integer> days = days(entry);
        entry.refuseOthers();
        return new MaintenanceWindow(days, minute, length, zone, reason);
    }

    private static List<Integer> days(YamlMapping entry) {
        List<Integer> days = new ArrayList<>();
        for (String day : entry.texts("days")) {
            int number = DAYS.indexOf(day) + 1;
            if (number == 0) {
                entry.note("days", "holds '" + day + "'", "Write days as " + String.join(", ", DAYS) + ".");
            }
            days.add(number);
        }
        return days.isEmpty() ? List.of(1, 2, 3, 4, 5, 6, 7) : days;
    }

    private static LocalTime time(String text) {
        try {
            return LocalTime.parse(text);
        } catch (DateTimeException notATime) {
            throw new IllegalArgumentException("is no time of the day", notATime);
        }
    }

    private static String zone(String name) {
        try {
            return ZoneId.of(name).getId();
        } catch (DateTimeException unknown) {
            throw new IllegalArgumentException("is no time zone that is known here", unknown);
        }
    }
}
