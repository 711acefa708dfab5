package io.driftmeter.statistics.reference;

import io.driftmeter.statistics.counts.CorruptCountsException;
import io.driftmeter.statistics.counts.CountsInput;
import io.driftmeter.statistics.counts.CountsOutput;
import io.driftmeter.statistics.counts.FeatureCounts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What has been counted of all features of one reference. Not thread-safe. */
public final class ProfileCounts {
    private static final int FORMAT = 1;

    private final ReferenceProfile reference;
    private final List<FeatureCounts> counts = new ArrayList<>();
    private final Map<String, Integer> indices = new HashMap<>();

    /** Starts at nothing. */
    public ProfileCounts(ReferenceProfile reference) {
        this.reference = reference;
        for (FeatureReference feature : reference.features()) {
            indices.put(feature.name(), counts.size());
            counts.add(feature.newCounts());
        }
    }

    /** The reference whose features are counted. */
    public ReferenceProfile reference() {
        return reference;
    }

    /** Number of features. */
    public int features() {
        return counts.size();
    }

    /** Place of a feature in the reference's order; −1 where the reference does not have it. */
    public int indexOf(String name) {
        return indices.getOrDefault(name, -1);
    }

    /** Counts of the feature at a place. */
    public FeatureCounts feature(int index) {
        return counts.get(index);
    }

    /** Adds what others have counted by the same reference. */
    public void merge(ProfileCounts other) {
        requireSameReference(other);
        for (int i = 0; i < counts.size(); i++) {
            counts.get(i).merge(other.counts.get(i));
        }
    }

    /** Takes out what had been merged in. */
    public void subtract(ProfileCounts other) {
        requireSameReference(other);
        for (int i = 0; i < counts.size(); i++) {
            counts.get(i).subtract(other.counts.get(i));
        }
    }

    private void requireSameReference(ProfileCounts other) {
        if (other.counts.size() != counts.size()) {
            throw new IllegalArgumentException("counts by another reference cannot be merged: " + other.counts.size()
                    + " features and " + counts.size());
        }
    }

    /** Writes the counts of a group of features. */
    public byte[] toBytes(FeatureRange group) {
        CountsOutput out = new CountsOutput();
        out.writeCount(FORMAT);
        for (int i = group.from(); i < group.to(); i++) {
            counts.get(i).writeTo(out);
        }
        return out.toBytes();
    }

    /**
     * Adds counts of a group of features that {@link #toBytes} wrote.
     *
     * @throws CorruptCountsException where the bytes are not counts of this group; what was added by then stays
     */
    public void addFrom(byte[] bytes, FeatureRange group) {
        CountsInput in = new CountsInput(bytes);
        long format = in.readCount();
        if (format != FORMAT) {
            throw new CorruptCountsException("format " + format + ", this release reads format " + FORMAT);
        }
        for (int i = group.from(); i < group.to(); i++) {
            counts.get(i).addFrom(in);
        }
        if (!in.atEnd()) {
            throw new CorruptCountsException("bytes are left after the last feature of the group");
        }
    }
}
