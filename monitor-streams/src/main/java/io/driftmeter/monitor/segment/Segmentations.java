package io.driftmeter.monitor.segment;

import io.driftmeter.avro.MonitorDefinition;
import io.driftmeter.avro.SegmentCondition;
import io.driftmeter.avro.SegmentSource;
import io.driftmeter.avro.SegmentTest;
import io.driftmeter.avro.Segmentation;
import io.driftmeter.avro.WatchedSegment;
import io.driftmeter.schemas.key.Names;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What monitor definitions say of segments: their names, how many there can be, and what makes them unusable. */
public final class Segmentations {

    /** The segment of a segmentation that holds the rows of no other. */
    public static final String OTHER = "other";

    /** Between the name of a segmentation and the value. */
    public static final char SEPARATOR = '=';

    /** The most segments of a monitor: each has counters, windows and reports of its own. */
    public static final int MOST = 1_000;

    private Segmentations() {}

    /** How a segment is written in keys and reports. */
    public static String segment(String segmentation, String value) {
        return segmentation + SEPARATOR + value;
    }

    /**
     * The most segments that a monitor can have beside the whole, those called other included: what the false-alarm budget is shared
     * by, and what memory is planned for.
     */
    public static int declared(MonitorDefinition definition) {
        return definition.getSegmentations().stream()
                .mapToInt(Segmentations::declared)
                .sum();
    }

    private static int declared(Segmentation segmentation) {
        int watched = segmentation.getSegments().isEmpty()
                ? segmentation.getMostSegments()
                : segmentation.getSegments().size();
        return watched + 1;
    }

    /** What makes the segments of a definition unusable, each as a sentence; empty if nothing does. */
    public static List<String> problems(MonitorDefinition definition) {
        List<String> problems = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Segmentation segmentation : definition.getSegmentations()) {
            String name = segmentation.getName();
            require(
                    problems,
                    isName(name) && names.add(name),
                    "The segmentation '" + name + "' has a name that is " + "unusable or stands twice.");
            require(
                    problems,
                    segmentation.getSource() != SegmentSource.UNKNOWN,
                    "The segmentation " + name + " is by neither FEATURES nor PREDICTIONS.");
            require(
                    problems,
                    !segmentation.getSegments().isEmpty()
                            || (!segmentation.getColumns().isEmpty() && segmentation.getMostSegments() > 0),
                    "The segmentation " + name + " names neither segments nor columns.");
            Set<String> values = new HashSet<>();
            segmentation.getSegments().forEach(segment -> check(problems, name, segment, values));
        }
        require(
                problems,
                declared(definition) <= MOST,
                "The monitor can have " + declared(definition) + " segments; at most " + MOST + " are possible.");
        return problems;
    }

    private static void check(List<String> problems, String name, WatchedSegment segment, Set<String> values) {
        String written = segment(name, segment.getValue());
        require(
                problems,
                isUsable(name, segment.getValue()) && values.add(segment.getValue()),
                "The segment '" + written + "' has a name that is unusable or stands twice.");
        require(
                problems,
                segment.getConditions().stream().allMatch(Segmentations::isKnown),
                "A condition of the segment " + written + " is of an unknown kind.");
    }

    private static boolean isKnown(SegmentCondition condition) {
        return condition.getTest() != SegmentTest.UNKNOWN && !Double.isNaN(condition.getNumber());
    }

    /** Whether a segmentation can have this name. */
    public static boolean isName(String name) {
        return Names.problem(name).isEmpty() && name.indexOf(SEPARATOR) < 0;
    }

    /** Whether a segment can be named so: other stands for the rest, and the key has its own rule. */
    public static boolean isUsable(String segmentation, String value) {
        return !value.isEmpty()
                && !value.equals(OTHER)
                && Names.problem(segment(segmentation, value)).isEmpty();
    }

    private static void require(List<String> problems, boolean holds, String problem) {
        if (!holds) {
            problems.add(problem);
        }
    }
}
