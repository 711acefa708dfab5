package io.driftmeter.cli.reference;

import io.driftmeter.avro.Task;
import io.driftmeter.cli.csv.ColumnKinds;
import io.driftmeter.monitor.reference.ReferenceCodec;
import io.driftmeter.monitor.reference.ReferenceScope;
import io.driftmeter.statistics.reference.FeatureReference;
import io.driftmeter.statistics.reference.ReferenceProfile;
import io.driftmeter.statistics.reference.SegmentScope;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A reference as it came out of a file.
 *
 * @param profile the reference
 * @param kinds what the file's columns hold
 * @param task what the model predicts; UNKNOWN where the file has no predictions
 * @param segments references of segments, which {@code profile} names
 */
public record BuiltReference(ReferenceProfile profile, ColumnKinds kinds, Task task, List<ReferenceProfile> segments) {

    /** The same, with another profile of all rows, whose features' importance those of the segments take over. */
    BuiltReference with(ReferenceProfile whole) {
        return new BuiltReference(
                whole,
                kinds,
                task,
                segments.stream()
                        .map(segment -> segment.withImportances(importances(whole, segment))
                                .withScope(new SegmentScope(
                                        segment.scope().segment(), Optional.of(whole.contentHash()), List.of())))
                        .toList());
    }

    private static Map<String, Double> importances(ReferenceProfile whole, ReferenceProfile segment) {
        return whole.features().stream()
                .filter(feature -> feature.importance().isPresent() && segment.indexOf(feature.name()) >= 0)
                .collect(Collectors.toMap(
                        FeatureReference::name, feature -> feature.importance().getAsDouble()));
    }

    /** The parts of all references as they stand in the topic: those of the whole first. */
    public List<io.driftmeter.avro.ReferenceProfile> parts(ReferenceScope scope) {
        return Stream.concat(Stream.of(profile), segments.stream())
                .flatMap(reference -> ReferenceCodec.toParts(reference, scope).stream())
                .toList();
    }
}
