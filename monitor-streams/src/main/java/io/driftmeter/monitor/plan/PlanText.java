package io.driftmeter.monitor.plan;

import io.driftmeter.runtime.settings.ByteSize;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A plan as lines for people. */
public final class PlanText {

    private PlanText() {}

    /** The table: place, bytes, what takes them, how they are made up; then the sums beside their bounds. */
    public static List<String> lines(StatePlan plan) {
        List<String[]> rows = new ArrayList<>();
        Arrays.stream(Place.values())
                .forEach(place -> plan.lines().stream()
                        .filter(line -> line.place() == place)
                        .forEach(line -> rows.add(new String[] {
                            place.toString(), ByteSize.format(line.bytes()), line.what(), line.arithmetic()
                        })));
        int[] widths = new int[3];
        rows.forEach(row -> Arrays.setAll(widths, column -> Math.max(widths[column], row[column].length())));
        List<String> lines = new ArrayList<>();
        rows.forEach(row -> lines.add(pad(row[0], widths[0]) + "  " + padLeft(row[1], widths[1]) + "  "
                + pad(row[2], widths[2]) + "  " + row[3]));
        lines.add("memory: " + ByteSize.format(plan.memory()) + " of "
                + bound(plan.limits().memoryBytes()) + "; live panes may take " + ByteSize.format(plan.livePanes())
                + " before they are sent early");
        lines.add("disk: " + ByteSize.format(plan.total(Place.DISK)) + " of "
                + bound(plan.limits().diskBytes()));
        lines.addAll(plan.notes());
        return lines;
    }

    private static String bound(long bytes) {
        return bytes == Long.MAX_VALUE ? "no bound" : ByteSize.format(bytes);
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(width - text.length());
    }

    private static String padLeft(String text, int width) {
        return " ".repeat(width - text.length()) + text;
    }
}
