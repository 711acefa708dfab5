package io.driftmeter.cli.monitorfile;

import com.fasterxml.jackson.databind.JsonNode;
import io.driftmeter.avro.SegmentCondition;
import io.driftmeter.avro.SegmentTest;
import io.driftmeter.avro.WatchedSegment;
import io.driftmeter.runtime.settings.Check;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads segments that are made by conditions, of which all must hold:
 * {@code cases: [{value: large abroad, when: {amount: {above: 1000}, country: {none_of: [DE]}}}]}.
 */
final class SegmentCases {

    private static final Map<String, SegmentTest> BOUNDS = new LinkedHashMap<>();

    static {
        BOUNDS.put("above", SegmentTest.ABOVE);
        BOUNDS.put("at_least", SegmentTest.AT_LEAST);
        BOUNDS.put("below", SegmentTest.BELOW);
        BOUNDS.put("at_most", SegmentTest.AT_MOST);
    }

    private SegmentCases() {}

    static List<WatchedSegment> read(YamlMapping written, String path, Problems problems) {
        List<WatchedSegment> segments = new ArrayList<>();
        for (JsonNode item : written.list("cases")) {
            String casePath = path + ".cases[" + segments.size() + "]";
            YamlMapping read = new YamlMapping(casePath, item, problems);
            String value =
                    read.required("value", "Write what the segment is called.").orElse("");
            YamlMapping when = read.mapping("when");
            List<SegmentCondition> conditions = new ArrayList<>();
            for (String column : when.keys()) {
                conditions.addAll(conditions(column, when.mapping(column)));
            }
            if (conditions.isEmpty()) {
                read.note("when", "has no condition", "Write one, such as when: {amount: {above: 1000}}.");
            }
            read.refuseOthers();
            segments.add(new WatchedSegment(value, conditions));
        }
        return segments;
    }

    private static List<SegmentCondition> conditions(String column, YamlMapping tests) {
        List<SegmentCondition> conditions = new ArrayList<>();
        BOUNDS.forEach((key, test) -> number(tests, key)
                .ifPresent(bound -> conditions.add(new SegmentCondition(column, test, List.of(), bound))));
        texts(tests, "one_of")
                .ifPresent(texts -> conditions.add(new SegmentCondition(column, SegmentTest.ONE_OF, texts, 0.0)));
        texts(tests, "none_of")
                .ifPresent(texts -> conditions.add(new SegmentCondition(column, SegmentTest.NONE_OF, texts, 0.0)));
        if (tests.keys().contains("missing")) {
            SegmentTest test = tests.truth("missing", true) ? SegmentTest.MISSING : SegmentTest.PRESENT;
            conditions.add(new SegmentCondition(column, test, List.of(), 0.0));
        }
        if (tests.isPresent() && tests.keys().isEmpty()) {
            tests.note("one_of", "is missing", "Write a condition, such as {one_of: [DE]} or {above: 1000}.");
        }
        tests.refuseOthers();
        return conditions;
    }

    private static Optional<Double> number(YamlMapping tests, String key) {
        return tests.value(
                key,
                Double::valueOf,
                new Check<Double>(number -> Double.isFinite(number), "Write a number."),
                "Write a number, such as 1000.");
    }

    private static Optional<List<String>> texts(YamlMapping tests, String key) {
        if (!tests.keys().contains(key)) {
            return Optional.empty();
        }
        List<String> texts = tests.list(key).stream().map(SegmentValues::text).toList();
        if (texts.isEmpty()) {
            tests.note(key, "names no value", "Write a list, such as [DE, FR].");
        }
        return Optional.of(texts);
    }
}
