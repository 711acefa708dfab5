package io.driftmeter.cli.monitorfile;

import com.fasterxml.jackson.databind.JsonNode;
import io.driftmeter.avro.SegmentCondition;
import io.driftmeter.avro.SegmentTest;
import io.driftmeter.avro.WatchedSegment;
import io.driftmeter.monitor.segment.Splits;
import io.driftmeter.monitor.segment.ValueNumbers;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the values of columns that make segments, and the cuts between ranges of one column. */
final class SegmentValues {

    private SegmentValues() {}

    /** {@code values: [DE, FR]}, or for two columns {@code values: [[DE, web], [FR, app]]}. */
    static List<WatchedSegment> values(YamlMapping written, List<String> columns) {
        List<WatchedSegment> segments = new ArrayList<>();
        for (JsonNode item : written.list("values")) {
            List<String> values = new ArrayList<>();
            if (item.isArray()) {
                item.forEach(value -> values.add(text(value)));
            } else {
                values.add(text(item));
            }
            if (item.isObject() || values.size() != columns.size()) {
                written.note(
                        "values",
                        "holds " + item + " for the columns " + String.join(", ", columns),
                        "Write one value for each column, such as [DE, web].");
            } else {
                segments.add(Splits.ofValues(columns, values));
            }
        }
        return segments;
    }

    /** {@code cuts: [100, 1000]}: up to 100, from there up to 1000, and above. */
    static List<WatchedSegment> cuts(YamlMapping written, List<String> columns) {
        List<Double> cuts = new ArrayList<>();
        for (JsonNode item : written.list("cuts")) {
            if (!item.isNumber() || !Double.isFinite(item.asDouble())) {
                written.note("cuts", "holds " + YamlMapping.shown(item), "Write numbers, such as [100, 1000].");
            } else if (!cuts.isEmpty() && item.asDouble() <= cuts.get(cuts.size() - 1)) {
                written.note("cuts", "holds " + item.asText() + " after a number as large", "Write them ascending.");
            } else {
                cuts.add(item.asDouble());
            }
        }
        if (cuts.isEmpty()) {
            return List.of();
        }
        if (columns.size() != 1) {
            written.note("cuts", "are for " + columns.size() + " columns", "Name the one column that is cut.");
            return List.of();
        }
        List<WatchedSegment> segments = new ArrayList<>();
        for (int range = 0; range <= cuts.size(); range++) {
            segments.add(range(
                    columns.get(0),
                    range == 0 ? null : cuts.get(range - 1),
                    range == cuts.size() ? null : cuts.get(range)));
        }
        return segments;
    }

    private static WatchedSegment range(String column, @Nullable Double above, @Nullable Double atMost) {
        List<SegmentCondition> conditions = new ArrayList<>();
        if (above != null) {
            conditions.add(new SegmentCondition(column, SegmentTest.ABOVE, List.of(), above));
        }
        if (atMost != null) {
            conditions.add(new SegmentCondition(column, SegmentTest.AT_MOST, List.of(), atMost));
        }
        String name = (above == null ? "(-inf" : "(" + ValueNumbers.textOf(above)) + ", "
                + (atMost == null ? "inf)" : ValueNumbers.textOf(atMost) + "]");
        return new WatchedSegment(name, conditions);
    }

    /** A value as the rows' values are written: 5 also where the file says 5.0. */
    static String text(JsonNode value) {
        return value.isNumber() && !value.isIntegralNumber() ? ValueNumbers.textOf(value.asDouble()) : value.asText();
    }
}
