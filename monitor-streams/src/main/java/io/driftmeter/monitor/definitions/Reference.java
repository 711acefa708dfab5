package io.driftmeter.monitor.definitions;

import io.driftmeter.avro.PerformanceBaseline;
import io.driftmeter.avro.ReferenceProfile;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A complete reference of one model version.
 *
 * @param referenceId hash of its content
 * @param parts all its parts, in order
 */
public record Reference(String referenceId, List<ReferenceProfile> parts) {

    /** The later in this order rules where several are in force: by effectiveFrom, then trainingTo, then id. */
    static final Comparator<Reference> BY_PRECEDENCE = Comparator.comparing(Reference::effectiveFrom)
            .thenComparing(Reference::trainedUntil)
            .thenComparing(Reference::referenceId);

    public Reference {
        parts = List.copyOf(parts);
    }

    /**
     * Puts a reference together.
     *
     * @param parts parts of one reference, in any order
     * @return empty while a part is missing
     * @throws IllegalArgumentException if the parts do not agree on what they are parts of
     */
    static Optional<Reference> ofParts(List<ReferenceProfile> parts) {
        List<ReferenceProfile> inOrder = parts.stream()
                .sorted(Comparator.comparing(ReferenceProfile::getPart))
                .toList();
        ReferenceProfile first = inOrder.get(0);
        for (ReferenceProfile part : inOrder) {
            requireSame(first, part);
        }
        return inOrder.size() == first.getParts()
                ? Optional.of(new Reference(first.getReferenceId(), inOrder))
                : Optional.empty();
    }

    private static void requireSame(ReferenceProfile first, ReferenceProfile part) {
        if (first.getParts() != part.getParts()
                || first.getRows() != part.getRows()
                || !first.getEffectiveFrom().equals(part.getEffectiveFrom())) {
            throw new IllegalArgumentException("Parts " + first.getPart() + " and " + part.getPart() + " of reference "
                    + first.getReferenceId() + " differ in the number of parts, in rows or in effectiveFrom");
        }
    }

    /** Name of the model. */
    public String model() {
        return parts.get(0).getModel();
    }

    /** Version of the model. */
    public String modelVersion() {
        return parts.get(0).getModelVersion();
    }

    /** Segment that the rows are of, written name=value; empty: they are all rows. */
    public Optional<String> segment() {
        return Optional.ofNullable(parts.get(0).getSegment());
    }

    /** Reference of all rows, which says when this one of a segment is in force; empty where this is one. */
    Optional<String> wholeReferenceId() {
        return Optional.ofNullable(parts.get(0).getWholeReferenceId());
    }

    /** Segments that have a reference of their own beside this one of all rows. */
    public List<String> segments() {
        return parts.get(0).getSegments();
    }

    /** Performance on the reference's rows; empty where they carry no labels. */
    public Optional<PerformanceBaseline> baseline() {
        return Optional.ofNullable(parts.get(0).getBaseline());
    }

    /** Whether the reference is in force for a pane that starts at this event time, in milliseconds since the epoch. */
    boolean rules(long paneStart) {
        var effectiveTo = parts.get(0).getEffectiveTo();
        return effectiveFrom() <= paneStart && (effectiveTo == null || paneStart < effectiveTo.toEpochMilli());
    }

    private long effectiveFrom() {
        return parts.get(0).getEffectiveFrom().toEpochMilli();
    }

    private long trainedUntil() {
        var trainingTo = parts.get(0).getTrainingTo();
        return trainingTo == null ? Long.MIN_VALUE : trainingTo.toEpochMilli();
    }
}
