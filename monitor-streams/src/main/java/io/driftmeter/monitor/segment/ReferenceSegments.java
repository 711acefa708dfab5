package io.driftmeter.monitor.segment;

import io.driftmeter.avro.CategoryCount;
import io.driftmeter.avro.FeatureReference;
import io.driftmeter.avro.ReferenceProfile;
import io.driftmeter.avro.Segmentation;
import io.driftmeter.avro.WatchedSegment;
import io.driftmeter.monitor.definitions.Reference;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The segments that a reference names: those that have references of their own or, where it has none by these columns, the
 * categories of the one column, the most frequent first and as many as the definition allows.
 */
final class ReferenceSegments {

    private ReferenceSegments() {}

    static List<WatchedSegment> of(Reference reference, Segmentation segmentation) {
        List<List<String>> own = ownSegments(reference, segmentation);
        List<List<String>> values = own.isEmpty() ? categories(reference, segmentation) : own;
        return values.stream()
                .limit(segmentation.getMostSegments())
                .map(value -> Splits.ofValues(segmentation.getColumns(), value))
                .toList();
    }

    /** The segments that have a reference of their own, but for other. */
    static Set<String> named(Reference reference, Segmentation segmentation) {
        return reference.segments().stream()
                .filter(segment -> segment.startsWith(segmentation.getName() + Segmentations.SEPARATOR)
                        && !segment.equals(Segmentations.segment(segmentation.getName(), Segmentations.OTHER)))
                .collect(Collectors.toSet());
    }

    private static List<List<String>> ownSegments(Reference reference, Segmentation segmentation) {
        String prefix = segmentation.getName() + Segmentations.SEPARATOR;
        return reference.segments().stream()
                .filter(segment -> segment.startsWith(prefix))
                .map(segment -> segment.substring(prefix.length()))
                .filter(value -> Segmentations.isUsable(segmentation.getName(), value))
                .map(value ->
                        segmentation.getColumns().size() == 1 ? List.of(value) : Arrays.asList(value.split(",", -1)))
                .filter(value -> value.size() == segmentation.getColumns().size())
                .toList();
    }

    private static List<List<String>> categories(Reference reference, Segmentation segmentation) {
        if (segmentation.getColumns().size() != 1) {
            return List.of();
        }
        return reference.parts().stream()
                .map(ReferenceProfile::getFeatures)
                .flatMap(List::stream)
                .filter(feature ->
                        feature.getName().equals(segmentation.getColumns().get(0)))
                .flatMap(ReferenceSegments::byFrequency)
                .filter(value -> Segmentations.isUsable(segmentation.getName(), value))
                .map(List::of)
                .toList();
    }

    private static Stream<String> byFrequency(FeatureReference feature) {
        return feature.getCategories().stream()
                .sorted(Comparator.comparingLong(CategoryCount::getCount)
                        .reversed()
                        .thenComparing(CategoryCount::getName))
                .map(CategoryCount::getName);
    }
}
