package io.driftmeter.statistics.reference;

import io.driftmeter.statistics.counts.CountsOutput;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Whose rows a reference is of.
 *
 * @param segment the segment, written name=value; empty: they are all rows
 * @param wholeReferenceId content hash of the reference of all rows, which names the segment; empty where this is one
 * @param segments segments that have a reference of their own beside this one of all rows, ascending
 */
public record SegmentScope(Optional<String> segment, Optional<String> wholeReferenceId, List<String> segments) {

    /** All rows, and no segment has a reference of its own. */
    public static final SegmentScope WHOLE = new SegmentScope(Optional.empty(), Optional.empty(), List.of());

    public SegmentScope {
        segments = List.copyOf(new TreeSet<>(segments));
        if (segment.isPresent() != wholeReferenceId.isPresent() || (segment.isPresent() && !segments.isEmpty())) {
            throw new IllegalArgumentException(
                    "a reference is either of all rows, and may name segments, or of one segment"
                            + " of a reference of all rows");
        }
    }

    void writeTo(CountsOutput out) {
        out.writeText(segment.orElse(""));
        out.writeText(wholeReferenceId.orElse(""));
        out.writeCount(segments.size());
        segments.forEach(out::writeText);
    }
}
