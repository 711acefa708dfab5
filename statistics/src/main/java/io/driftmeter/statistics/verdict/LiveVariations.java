package io.driftmeter.statistics.verdict;

import io.driftmeter.statistics.counts.CorruptCountsException;
import io.driftmeter.statistics.counts.CountsInput;
import io.driftmeter.statistics.counts.CountsOutput;
import io.driftmeter.statistics.counts.FeatureCounts;
import io.driftmeter.statistics.reference.FeatureRange;
import io.driftmeter.statistics.reference.FeatureReference;
import io.driftmeter.statistics.reference.ProfileCounts;
import io.driftmeter.statistics.reference.ReferenceProfile;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How much the features of one reference vary between live windows of one length, for those whose variation the reference does not tell. What
 * is known for a window depends on the windows that it names alone, not on how many more have been taken since. Not thread-safe.
 */
public final class LiveVariations {
    private final ReferenceProfile reference;
    private final SortedMap<Integer, LiveVariation> byFeature = new TreeMap<>();

    /** Starts at nothing. */
    public LiveVariations(ReferenceProfile reference) {
        this.reference = reference;
    }

    /** Takes a window that is as long as all windows of its family; see the other method. */
    public boolean add(long windowStart, long windowEnd, ProfileCounts live, DriftJudge judge) {
        return add(windowStart, windowEnd, windowEnd - windowStart, live, judge);
    }

    /**
     * Takes the next window; it must not begin before the last one that was taken.
     *
     * @param windowMilliseconds length of the windows; on a day on which clocks change the window itself is longer or shorter
     * @param live what was counted of it
     * @param judge what it is judged by: it says which features learn, and from how many rows on
     * @return whether it taught anything
     */
    public boolean add(
            long windowStart, long windowEnd, long windowMilliseconds, ProfileCounts live, DriftJudge judge) {
        boolean taken = false;
        for (int index = 0; index < live.features(); index++) {
            FeatureReference feature = reference.features().get(index);
            FeatureCounts counts = live.feature(index);
            if (judge.learnsFrom(reference, feature, counts, windowMilliseconds)) {
                taken |= byFeature
                        .computeIfAbsent(index, first -> LiveVariation.ofFeature(feature.counts()))
                        .add(windowStart, windowEnd, counts);
            }
        }
        return taken;
    }

    /**
     * What was known when the windows up to an end had been taken, by the feature's name.
     *
     * @param lastEnd end of the last window that counts
     * @param windowMilliseconds length of the windows
     */
    public Map<String, LearnedVariation> until(long lastEnd, long windowMilliseconds) {
        Map<String, LearnedVariation> known = new TreeMap<>();
        byFeature.forEach((index, learned) ->
                known.put(reference.features().get(index).name(), learned.until(lastEnd, windowMilliseconds)));
        return known;
    }

    /** The features of a range, as bytes. */
    public byte[] toBytes(FeatureRange range) {
        SortedMap<Integer, LiveVariation> part = byFeature.subMap(range.from(), range.to());
        CountsOutput out = new CountsOutput();
        out.writeFixed(reference.layoutFingerprint());
        out.writeCount(part.size());
        part.forEach((index, learned) -> {
            out.writeCount(index);
            learned.writeTo(out);
        });
        return out.toBytes();
    }

    /**
     * Puts in what {@link #toBytes} wrote of some features.
     *
     * @throws CorruptCountsException where the bytes are not of this reference
     */
    public void putFrom(byte[] bytes) {
        CountsInput in = new CountsInput(bytes);
        if (in.readFixed() != reference.layoutFingerprint()) {
            throw new CorruptCountsException("learned by another reference");
        }
        int features = in.readSize(reference.features().size(), "features");
        for (int feature = 0; feature < features; feature++) {
            int index = in.readSize(reference.features().size() - 1, "place of a feature");
            byFeature.put(
                    index,
                    LiveVariation.read(in, reference.features().get(index).counts()));
        }
    }
}
