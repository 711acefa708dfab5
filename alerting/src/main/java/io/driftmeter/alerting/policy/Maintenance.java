package io.driftmeter.alerting.policy;

import io.driftmeter.avro.MaintenanceWindow;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** The monitor's maintenance windows, by event time: what is found in them is recorded, and nobody is told. */
final class Maintenance {
    private Maintenance() {}

    /** The maintenance window that overlaps a window, in words; empty where none does. */
    static Optional<String> covering(List<MaintenanceWindow> planned, Window window) {
        return planned.stream()
                .filter(plan -> covers(plan, window))
                .map(Maintenance::words)
                .findFirst();
    }

    private static boolean covers(MaintenanceWindow plan, Window window) {
        ZoneId zone = ZoneId.of(plan.getZone());
        long length = plan.getDurationMilliseconds();
        LocalDate last = date(window.end() - 1, zone);
        for (LocalDate date = date(window.start() - length, zone); !date.isAfter(last); date = date.plusDays(1)) {
            if (plan.getDays().contains(date.getDayOfWeek().getValue())) {
                long start = date.atTime(LocalTime.ofSecondOfDay(60L * plan.getStartMinute()))
                        .atZone(zone)
                        .toInstant()
                        .toEpochMilli();
                if (start < window.end() && window.start() < start + length) {
                    return true;
                }
            }
        }
        return false;
    }

    private static LocalDate date(long time, ZoneId zone) {
        return Instant.ofEpochMilli(time).atZone(zone).toLocalDate();
    }

    private static String words(MaintenanceWindow plan) {
        String at = LocalTime.ofSecondOfDay(60L * plan.getStartMinute()) + " " + plan.getZone();
        return plan.getReason().isEmpty() ? "from " + at : plan.getReason() + ", from " + at;
    }
}
