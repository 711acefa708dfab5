package io.driftmeter.monitor.segment;

import io.driftmeter.avro.MonitorDefinition;
import io.driftmeter.avro.SegmentCondition;
import io.driftmeter.avro.SegmentTest;
import io.driftmeter.avro.Segmentation;
import io.driftmeter.avro.WatchedSegment;
import io.driftmeter.monitor.definitions.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** All ways in which the rows of a model version are split, by one revision of its monitor and one reference. Immutable. */
public final class Splits {

    private final List<Split> splits = new ArrayList<>();
    private final List<String> columns = new ArrayList<>();

    private Splits() {}

    /** Makes what a definition and the reference in force say ready to be applied. */
    public static Splits of(MonitorDefinition definition, Optional<Reference> reference) {
        Splits made = new Splits();
        definition
                .getSegmentations()
                .forEach(segmentation ->
                        made.splits.add(new Split(segmentation, watched(segmentation, reference), made.columns)));
        return made;
    }

    /** Makes segmentations that name their segments ready to be applied. */
    public static Splits of(List<Segmentation> segmentations) {
        Splits made = new Splits();
        segmentations.forEach(
                segmentation -> made.splits.add(new Split(segmentation, segmentation.getSegments(), made.columns)));
        return made;
    }

    /** The ways, in the order of the definition. */
    public List<Split> all() {
        return splits;
    }

    /** The columns that they look at. */
    public List<String> columns() {
        return columns;
    }

    /** The segments that a segmentation watches: its own or, where it names none, those that the reference names. */
    public static List<WatchedSegment> watched(Segmentation segmentation, Optional<Reference> reference) {
        if (!segmentation.getSegments().isEmpty()) {
            return segmentation.getSegments();
        }
        return reference.map(known -> ReferenceSegments.of(known, segmentation)).orElse(List.of());
    }

    /** Whether a definition and the reference in force have a segment that is written so. */
    public static boolean have(MonitorDefinition definition, Optional<Reference> reference, String segment) {
        return definition.getSegmentations().stream()
                .filter(segmentation -> segment.startsWith(segmentation.getName() + Segmentations.SEPARATOR))
                .anyMatch(segmentation -> {
                    String value = segment.substring(segmentation.getName().length() + 1);
                    return value.equals(Segmentations.OTHER)
                            || watched(segmentation, reference).stream()
                                    .anyMatch(watched -> watched.getValue().equals(value));
                });
    }

    /**
     * Whether a reference has rows of its own for a segment, and of the same rows that the definition means by it. Those of the segment
     * other are the same only where both name the same segments beside it.
     */
    public static boolean agree(MonitorDefinition definition, Reference whole, String segment) {
        if (!whole.segments().contains(segment)) {
            return false;
        }
        return definition.getSegmentations().stream()
                .filter(segmentation ->
                        segment.equals(Segmentations.segment(segmentation.getName(), Segmentations.OTHER)))
                .allMatch(segmentation -> written(segmentation, watched(segmentation, Optional.of(whole)))
                        .equals(ReferenceSegments.named(whole, segmentation)));
    }

    private static Set<String> written(Segmentation segmentation, List<WatchedSegment> watched) {
        return watched.stream()
                .map(one -> Segmentations.segment(segmentation.getName(), one.getValue()))
                .collect(Collectors.toSet());
    }

    /** The segment in which each column has one of these values. */
    public static WatchedSegment ofValues(List<String> columns, List<String> values) {
        List<SegmentCondition> conditions = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            conditions.add(SegmentCondition.newBuilder()
                    .setColumn(columns.get(i))
                    .setTest(SegmentTest.ONE_OF)
                    .setTexts(List.of(values.get(i)))
                    .build());
        }
        return new WatchedSegment(String.join(",", values), conditions);
    }
}
