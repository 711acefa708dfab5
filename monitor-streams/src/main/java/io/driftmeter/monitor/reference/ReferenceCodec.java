package io.driftmeter.monitor.reference;

import io.driftmeter.statistics.reference.FeatureReference;
import io.driftmeter.statistics.reference.ReferenceProfile;
import io.driftmeter.statistics.reference.SegmentScope;
import io.driftmeter.statistics.reference.TimeRange;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Turns a reference into the parts that stand in the references topic, and back. Parts are split between features so that each
 * fits a message; the reference's id is the hash of its content, and is checked when the parts are put together.
 */
public final class ReferenceCodec {

    /** The most bytes that the features of one part take, but for a single feature that takes more. */
    static final int MOST_BYTES_A_PART = 400 * 1024;

    private ReferenceCodec() {}

    /** Writes a reference as its parts, in order. */
    public static List<io.driftmeter.avro.ReferenceProfile> toParts(ReferenceProfile reference, ReferenceScope scope) {
        return toParts(reference, scope, MOST_BYTES_A_PART);
    }

    static List<io.driftmeter.avro.ReferenceProfile> toParts(
            ReferenceProfile reference, ReferenceScope scope, int mostBytes) {
        List<List<io.driftmeter.avro.FeatureReference>> groups = groups(reference, mostBytes);
        String referenceId = reference.contentHash();
        List<io.driftmeter.avro.ReferenceProfile> parts = new ArrayList<>();
        for (List<io.driftmeter.avro.FeatureReference> features : groups) {
            parts.add(io.driftmeter.avro.ReferenceProfile.newBuilder()
                    .setModel(scope.model())
                    .setModelVersion(scope.modelVersion())
                    .setReferenceId(referenceId)
                    .setPart(parts.size())
                    .setParts(groups.size())
                    .setEffectiveFrom(Instant.ofEpochMilli(scope.effectiveFrom()))
                    .setEffectiveTo(
                            scope.effectiveTo().isPresent()
                                    ? Instant.ofEpochMilli(scope.effectiveTo().getAsLong())
                                    : null)
                    .setRows(reference.rows())
                    .setTrainingFrom(trainingTime(reference, true))
                    .setTrainingTo(trainingTime(reference, false))
                    .setLearned(reference.learned())
                    .setZone(
                            reference.zone().equals(ZoneOffset.UTC)
                                    ? null
                                    : reference.zone().getId())
                    .setSegment(reference.scope().segment().orElse(null))
                    .setWholeReferenceId(reference.scope().wholeReferenceId().orElse(null))
                    .setSegments(parts.isEmpty() ? reference.scope().segments() : List.of())
                    .setFeatures(features)
                    .setLabel(
                            parts.isEmpty()
                                    ? reference
                                            .label()
                                            .map(FeatureReferenceCodec::toAvro)
                                            .orElse(null)
                                    : null)
                    .setBaseline(
                            parts.isEmpty()
                                    ? reference
                                            .baseline()
                                            .map(BaselineCodec::toAvro)
                                            .orElse(null)
                                    : null)
                    .build());
        }
        return List.copyOf(parts);
    }

    /**
     * Puts a reference together.
     *
     * @param parts all its parts, in order
     * @throws InvalidReferenceException where parts are missing or of several references, where the content is not valid, or where
     *     the id is not the content's hash
     */
    public static ReferenceProfile fromParts(List<io.driftmeter.avro.ReferenceProfile> parts)
            throws InvalidReferenceException {
        if (parts.isEmpty()) {
            throw new InvalidReferenceException("A reference of no parts.");
        }
        requireOneReference(parts);
        ReferenceProfile reference;
        try {
            reference = assemble(parts);
        } catch (IllegalArgumentException notValid) {
            throw new InvalidReferenceException(name(parts.get(0)) + ": " + notValid.getMessage() + ".", notValid);
        }
        if (!reference.contentHash().equals(parts.get(0).getReferenceId())) {
            throw new InvalidReferenceException(
                    name(parts.get(0)) + ": its content has another hash, " + reference.contentHash() + ".");
        }
        return reference;
    }

    private static ReferenceProfile assemble(List<io.driftmeter.avro.ReferenceProfile> parts) {
        io.driftmeter.avro.ReferenceProfile first = parts.get(0);
        List<FeatureReference> features = parts.stream()
                .flatMap(part -> part.getFeatures().stream())
                .map(FeatureReferenceCodec::fromAvro)
                .toList();
        ReferenceProfile profile = new ReferenceProfile(
                features,
                first.getRows(),
                trainingTime(first),
                first.getLearned(),
                Optional.ofNullable(first.getBaseline()).map(BaselineCodec::fromAvro),
                zone(first),
                Optional.ofNullable(first.getLabel()).map(FeatureReferenceCodec::fromAvro));
        return profile.withScope(new SegmentScope(
                Optional.ofNullable(first.getSegment()),
                Optional.ofNullable(first.getWholeReferenceId()),
                first.getSegments()));
    }

    private static ZoneId zone(io.driftmeter.avro.ReferenceProfile part) {
        String zone = part.getZone();
        try {
            return zone == null ? ZoneOffset.UTC : ZoneId.of(zone);
        } catch (DateTimeException unknown) {
            throw new IllegalArgumentException("time zone '" + zone + "' is not known here", unknown);
        }
    }

    private static void requireOneReference(List<io.driftmeter.avro.ReferenceProfile> parts)
            throws InvalidReferenceException {
        io.driftmeter.avro.ReferenceProfile first = parts.get(0);
        if (parts.size() != first.getParts()) {
            throw new InvalidReferenceException(
                    name(first) + ": " + parts.size() + " of " + first.getParts() + " parts are there.");
        }
        for (int number = 0; number < parts.size(); number++) {
            io.driftmeter.avro.ReferenceProfile part = parts.get(number);
            if (part.getPart() != number
                    || part.getParts() != first.getParts()
                    || !part.getReferenceId().equals(first.getReferenceId())) {
                throw new InvalidReferenceException(name(first) + ": part " + number + " is part " + part.getPart()
                        + " of " + part.getParts() + " of " + part.getReferenceId() + ".");
            }
        }
    }

    private static List<List<io.driftmeter.avro.FeatureReference>> groups(ReferenceProfile reference, int mostBytes) {
        List<List<io.driftmeter.avro.FeatureReference>> groups = new ArrayList<>();
        groups.add(new ArrayList<>());
        int bytes = 0;
        for (FeatureReference feature : reference.features()) {
            io.driftmeter.avro.FeatureReference message = FeatureReferenceCodec.toAvro(feature);
            int size = FeatureReferenceCodec.size(message);
            if (bytes > 0 && bytes + size > mostBytes) {
                groups.add(new ArrayList<>());
                bytes = 0;
            }
            groups.get(groups.size() - 1).add(message);
            bytes += size;
        }
        return groups;
    }

    private static @Nullable Instant trainingTime(ReferenceProfile reference, boolean from) {
        return reference
                .trainingTime()
                .map(range -> Instant.ofEpochMilli(from ? range.from() : range.to()))
                .orElse(null);
    }

    private static Optional<TimeRange> trainingTime(io.driftmeter.avro.ReferenceProfile part) {
        Instant from = part.getTrainingFrom();
        Instant to = part.getTrainingTo();
        return from == null || to == null
                ? Optional.empty()
                : Optional.of(new TimeRange(from.toEpochMilli(), to.toEpochMilli()));
    }

    private static String name(io.driftmeter.avro.ReferenceProfile part) {
        return "Reference " + part.getReferenceId() + " of " + part.getModel() + " " + part.getModelVersion();
    }
}
