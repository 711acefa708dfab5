package io.driftmeter.cli.monitorfile;

import com.fasterxml.jackson.databind.JsonNode;
import io.driftmeter.avro.MonitorDefinition;
import io.driftmeter.avro.SegmentSource;
import io.driftmeter.avro.Segmentation;
import io.driftmeter.avro.WatchedSegment;
import io.driftmeter.monitor.segment.Segmentations;
import io.driftmeter.runtime.settings.Check;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Reads how rows are split: {@code segments: [{columns: country, values: [DE, FR]}]}. */
final class SegmentationReader {

    private static final Map<String, SegmentSource> SOURCES =
            Map.of("features", SegmentSource.FEATURES, "predictions", SegmentSource.PREDICTIONS);
    private static final int DEFAULT_MOST = 20;

    private final YamlMapping written;
    private final Problems problems;
    private final String path;

    private SegmentationReader(String path, JsonNode item, Problems problems) {
        this.path = path;
        this.written = new YamlMapping(path, item, problems);
        this.problems = problems;
    }

    /** Reads all that the file has into the definition, whose inputs are read already. */
    static void read(YamlMapping root, MonitorDefinition definition, Problems problems) {
        List<Segmentation> segmentations = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (JsonNode item : root.list("segments")) {
            String path = "segments[" + segmentations.size() + "]";
            Segmentation read = new SegmentationReader(path, item, problems).segmentation(definition);
            if (!names.add(read.getName())) {
                root.note("segments", "has '" + read.getName() + "' twice", "Give each a name of its own.");
            }
            segmentations.add(read);
        }
        definition.setSegmentations(segmentations);
        int declared = Segmentations.declared(definition);
        if (declared > Segmentations.MOST) {
            root.note(
                    "segments",
                    "can be " + declared + ", those called other included",
                    "At most " + Segmentations.MOST + " are possible: watch fewer values, or lower most.");
        }
    }

    private Segmentation segmentation(MonitorDefinition definition) {
        List<String> columns = written.texts("columns");
        String name = written.text("name").orElse(String.join(",", columns));
        SegmentSource source = source(definition);
        List<WatchedSegment> segments = segments(columns, name);
        int most = written.value(
                        "most",
                        Integer::valueOf,
                        new Check<Integer>(
                                number -> number >= 1 && number < Segmentations.MOST,
                                "Write a whole number from 1 to " + (Segmentations.MOST - 1) + "."),
                        "Write a whole number, such as 20.")
                .orElse(DEFAULT_MOST);
        if (!segments.isEmpty() && written.text("most").isPresent()) {
            written.note("most", "is for values that the reference names", "Leave it out, or leave out the values.");
        }
        checkNames(name, segments);
        written.refuseOthers();
        return new Segmentation(name, source, columns, segments, most);
    }

    private List<WatchedSegment> segments(List<String> columns, String name) {
        long ways = Stream.of("values", "cuts", "cases")
                .filter(key -> written.keys().contains(key))
                .count();
        if (ways > 1) {
            problems.add(path, "has more than one of values, cuts and cases", "Write one of them.");
        }
        if (columns.isEmpty() == !written.keys().contains("cases") && ways <= 1) {
            problems.add(
                    path,
                    columns.isEmpty() ? "names no columns" : "has columns and cases",
                    "Write columns, such as columns: country; only cases name their columns themselves.");
        }
        if (written.keys().contains("cases") && name.isEmpty()) {
            written.note("name", "is missing", "Write what the cases are called in reports.");
        }
        List<WatchedSegment> segments = new ArrayList<>();
        segments.addAll(SegmentValues.values(written, columns));
        segments.addAll(SegmentValues.cuts(written, columns));
        segments.addAll(SegmentCases.read(written, path, problems));
        return segments;
    }

    private SegmentSource source(MonitorDefinition definition) {
        Check<String> known = new Check<>(SOURCES::containsKey, "Write features or predictions.");
        String source = written.value("source", text -> text, known, "")
                .orElse(definition.getFeaturesTopic() == null ? "predictions" : "features");
        boolean isRead = source.equals("features")
                ? definition.getFeaturesTopic() != null
                : definition.getPredictionsTopic() != null;
        if (!isRead) {
            written.note(
                    "source", "is " + source + ", which the monitor does not read", "Write inputs." + source + ".");
        }
        return SOURCES.getOrDefault(source, SegmentSource.FEATURES);
    }

    private void checkNames(String name, List<WatchedSegment> segments) {
        if (!name.isEmpty() && !Segmentations.isName(name)) {
            written.note(
                    "name",
                    "is '" + name + "'",
                    "Write up to 200 characters, without '|', '=' and control characters.");
        }
        Set<String> values = new HashSet<>();
        for (WatchedSegment segment : segments) {
            String value = segment.getValue();
            if (!Segmentations.isUsable(name, value)) {
                problems.add(
                        path,
                        "has a segment '" + value + "'",
                        "A segment is written name=value in up to 200 characters, without '|' and control characters;"
                                + " other stands for the rest.");
            } else if (!values.add(value)) {
                problems.add(path, "has the segment '" + value + "' twice", "Write it once.");
            }
        }
    }
}
