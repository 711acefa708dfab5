package io.driftmeter.statistics.reference;

import io.driftmeter.statistics.counts.CorruptCountsException;
import io.driftmeter.statistics.counts.CountsInput;
import io.driftmeter.statistics.counts.CountsOutput;
import io.driftmeter.statistics.counts.FeatureCounts;
import io.driftmeter.statistics.counts.NumericCounts;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** What has been counted of all features of one reference. Not thread-safe. */
public final class ProfileCounts {
    /** What format, fingerprint and group take in the written bytes. */
    static final int MOST_BYTES_BESIDE_FEATURES = 19;

    private static final int FORMAT = 1;

    private final ReferenceProfile reference;
    private final List<FeatureCounts> counts;

    /** Starts at nothing. */
    public ProfileCounts(ReferenceProfile reference) {
        this.reference = reference;
        this.counts =
                reference.features().stream().map(FeatureReference::newCounts).toList();
    }

    private ProfileCounts(ReferenceProfile reference, List<FeatureCounts> counts) {
        this.reference = reference;
        this.counts = counts;
    }

    /**
     * Reads the counts of a group of features that {@link #toBytes} wrote; the others start at nothing.
     *
     * @throws CorruptCountsException as {@link #addFrom}
     */
    public static ProfileCounts read(ReferenceProfile reference, byte[] bytes, FeatureRange group) {
        List<FeatureCounts> counts = new ArrayList<>();
        List<FeatureReference> features = reference.features();
        features.subList(0, group.from()).forEach(feature -> counts.add(feature.newCounts()));
        counts.addAll(readGroup(reference, new CountsInput(bytes), group));
        features.subList(group.to(), features.size()).forEach(feature -> counts.add(feature.newCounts()));
        return new ProfileCounts(reference, counts);
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
        return reference.indexOf(name);
    }

    /** Counts of the feature at a place. */
    public FeatureCounts feature(int index) {
        return counts.get(index);
    }

    /**
     * By feature, rows that lie where the reference's rows did not: beyond their ends, in another category, outside all atoms, or without a usable value
     * where every row of the reference had one. Features without such rows are left out.
     */
    public SortedMap<String, Long> outsideReference() {
        SortedMap<String, Long> outside = new TreeMap<>();
        for (int place = 0; place < counts.size(); place++) {
            FeatureReference feature = reference.features().get(place);
            long rows = outside(counts.get(place), feature.counts());
            if (rows > 0) {
                outside.put(feature.name(), rows);
            }
        }
        return outside;
    }

    private static long outside(FeatureCounts live, FeatureCounts known) {
        long beyond = live instanceof NumericCounts numeric ? numeric.belowMinimum() + numeric.aboveMaximum() : 0;
        long unusable = known.rows() == known.values() ? live.rows() - live.values() : 0;
        long unseen = known.unseen() == 0 ? live.unseen() : 0;
        return Math.max(unseen, beyond) + unusable;
    }

    /**
     * Adds what others have counted; adds nothing where it throws.
     *
     * @throws IllegalArgumentException where they counted by a reference of another layout
     * @throws ArithmeticException where a counter would exceed a long
     */
    public void merge(ProfileCounts other) {
        requireSameLayout(other);
        merge(other.counts, 0);
    }

    /**
     * Takes out what had been merged in; takes out nothing where it throws.
     *
     * @throws IllegalArgumentException where they counted by a reference of another layout, or a counter would become negative
     */
    public void subtract(ProfileCounts other) {
        requireSameLayout(other);
        for (int i = 0; i < counts.size(); i++) {
            counts.get(i).requirePart(other.counts.get(i));
        }
        for (int i = 0; i < counts.size(); i++) {
            counts.get(i).subtract(other.counts.get(i));
        }
    }

    private void merge(List<FeatureCounts> others, int from) {
        for (int i = 0; i < others.size(); i++) {
            counts.get(from + i).requireAddable(others.get(i));
        }
        for (int i = 0; i < others.size(); i++) {
            counts.get(from + i).merge(others.get(i));
        }
    }

    private void requireSameLayout(ProfileCounts other) {
        if (other.reference.layoutFingerprint() != reference.layoutFingerprint()) {
            throw new IllegalArgumentException(
                    "counts by " + other.reference + " are in other cells or categories than those by " + reference);
        }
    }

    /** Writes the counts of a group of features. */
    public byte[] toBytes(FeatureRange group) {
        CountsOutput out = new CountsOutput();
        out.writeCount(FORMAT);
        out.writeFixed(reference.layoutFingerprint());
        out.writeCount(group.from());
        out.writeCount(group.to());
        counts.subList(group.from(), group.to()).forEach(feature -> feature.writeTo(out));
        return out.toBytes();
    }

    /**
     * Adds counts of a group of features that {@link #toBytes} wrote; adds nothing where it throws.
     *
     * @throws CorruptCountsException where the bytes are not counts of this group by a reference of this layout, or where a counter
     *     would exceed a long
     */
    public void addFrom(byte[] bytes, FeatureRange group) {
        List<FeatureCounts> read = readGroup(reference, new CountsInput(bytes), group);
        try {
            merge(read, group.from());
        } catch (ArithmeticException tooMany) {
            throw new CorruptCountsException("with them a counter would exceed a long", tooMany);
        }
    }

    private static List<FeatureCounts> readGroup(ReferenceProfile reference, CountsInput in, FeatureRange group) {
        long format = in.readCount();
        if (format != FORMAT) {
            throw new CorruptCountsException("format " + format + ", this release reads format " + FORMAT);
        }
        if (in.readFixed() != reference.layoutFingerprint()) {
            throw new CorruptCountsException("counts by a reference of other cells or categories than " + reference);
        }
        if (in.readCount() != group.from() || in.readCount() != group.to()) {
            throw new CorruptCountsException(
                    "counts of other features than those from " + group.from() + " to " + group.to());
        }
        List<FeatureCounts> read = new ArrayList<>();
        for (FeatureReference feature : reference.features().subList(group.from(), group.to())) {
            read.add(feature.counts().read(in));
        }
        if (!in.atEnd()) {
            throw new CorruptCountsException("bytes are left after the last feature of the group");
        }
        return read;
    }
}
