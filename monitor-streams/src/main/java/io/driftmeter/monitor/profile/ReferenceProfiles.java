package io.driftmeter.monitor.profile;

import io.driftmeter.monitor.definitions.Reference;
import io.driftmeter.monitor.reference.InvalidReferenceException;
import io.driftmeter.monitor.reference.ReferenceCodec;
import io.driftmeter.statistics.reference.ReferenceProfile;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** The cells by which rows are counted, for each reference, made once. Safe for use by several threads. */
public final class ReferenceProfiles implements Function<Reference, ReferenceProfile> {

    private final Map<String, ReferenceProfile> profiles = new ConcurrentHashMap<>();

    /**
     * The profile that a reference's parts hold.
     *
     * @throws IllegalArgumentException if they do not hold one, or not the one that the reference's id names
     */
    @Override
    public ReferenceProfile apply(Reference reference) {
        return profiles.computeIfAbsent(reference.referenceId(), id -> decode(reference));
    }

    /**
     * The profile that a reference's parts hold, which is not kept.
     *
     * @throws IllegalArgumentException if they do not hold one, or not the one that the reference's id names
     */
    public static ReferenceProfile decode(Reference reference) {
        try {
            return ReferenceCodec.fromParts(reference.parts());
        } catch (InvalidReferenceException error) {
            throw new IllegalArgumentException(error.getMessage(), error);
        }
    }
}
