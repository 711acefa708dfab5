package io.driftmeter.alerting.retraining;

import io.driftmeter.avro.InputOffsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Where the rows of times lie in the input: spans of event time, one after the other, each with a range of offsets for each partition. Few are
 * kept, the older the longer, as in an exponential histogram: two neighbours become one where they are short beside their age. So what is said of
 * a time holds all of its rows, and more before them.
 *
 * @param spans ascending, at most {@link #MOST_SPANS}, and no more than {@link #MOST_RANGES} ranges
 */
public record InputSpans(List<Span> spans) {
    /** Spans that are kept at most. */
    public static final int MOST_SPANS = 32;

    /** Ranges of single partitions that are kept at most, while there are two spans. */
    public static final int MOST_RANGES = 4_096;

    /** Nothing yet. */
    public static final InputSpans NONE = new InputSpans(null);

    /**
     * Event times, and where their rows lie.
     *
     * @param from first event time, in milliseconds since the epoch
     * @param to first event time after it
     * @param ranges by topic and partition, as {@code topic/partition}
     */
    public record Span(long from, long to, SortedMap<String, Range> ranges) {
        Span with(Span other) {
            return new Span(Math.min(from, other.from), Math.max(to, other.to), widened(other.ranges).ranges);
        }

        Span widened(SortedMap<String, Range> others) {
            SortedMap<String, Range> both = new TreeMap<>(ranges);
            others.forEach((partition, range) -> both.merge(partition, range, Range::with));
            return new Span(from, to, both);
        }
    }

    /** Offsets of a partition, both in the range. */
    public record Range(long first, long last) {
        Range with(Range other) {
            return new Range(Math.min(first, other.first), Math.max(last, other.last));
        }
    }

    public InputSpans(@Nullable List<Span> spans) {
        this.spans = spans == null ? List.of() : List.copyOf(spans);
    }

    /** End of the last span; the lowest number where there is none. */
    long end() {
        return spans.isEmpty() ? Long.MIN_VALUE : spans.get(spans.size() - 1).to();
    }

    /** With a window: its times that no span has yet become spans, and the others are widened. */
    InputSpans with(long start, long end, List<InputOffsets> offsets) {
        SortedMap<String, Range> ranges = ranges(offsets);
        List<Span> next = new ArrayList<>();
        long covered = start;
        for (Span span : spans) {
            long begins = Math.min(span.from(), end);
            if (covered < begins && start < span.to()) {
                next.add(new Span(covered, begins, ranges));
                covered = begins;
            }
            boolean touched = span.from() < end && start < span.to();
            next.add(touched ? span.widened(ranges) : span);
            covered = Math.max(covered, Math.min(span.to(), end));
        }
        if (covered < end) {
            next.add(new Span(covered, end, ranges));
        }
        while (isTooMuch(next)) {
            mergeShortest(next);
        }
        return new InputSpans(next);
    }

    /** Where the rows of [from, to) lie; empty where no window of these times is known. */
    List<InputOffsets> between(long from, long to) {
        List<InputOffsets> found = new ArrayList<>();
        spans.stream()
                .filter(span -> span.from() < to && from < span.to())
                .reduce(Span::with)
                .ifPresent(all -> all.ranges().forEach((partition, range) -> found.add(offsets(partition, range))));
        return found;
    }

    private static boolean isTooMuch(List<Span> spans) {
        return spans.size() > MOST_SPANS
                || (spans.size() > 2
                        && spans.stream().mapToInt(span -> span.ranges().size()).sum() > MOST_RANGES);
    }

    /** Makes one of the two neighbours that are shortest together beside how long ago the later one ended; of equals, of the oldest. */
    private static void mergeShortest(List<Span> spans) {
        long newest = spans.get(spans.size() - 1).to();
        int first = IntStream.range(0, spans.size() - 1)
                .boxed()
                .min(Comparator.comparingDouble(place -> {
                    Span later = spans.get(place + 1);
                    return (double) (later.to() - spans.get(place).from()) / (newest - later.to() + 1);
                }))
                .orElseThrow();
        spans.set(first, spans.get(first).with(spans.remove(first + 1)));
    }

    private static SortedMap<String, Range> ranges(List<InputOffsets> offsets) {
        SortedMap<String, Range> ranges = new TreeMap<>();
        offsets.forEach(range -> ranges.put(
                range.getTopic() + '/' + range.getPartition(),
                new Range(range.getFirstOffset(), range.getLastOffset())));
        return ranges;
    }

    private static InputOffsets offsets(String partition, Range range) {
        int slash = partition.lastIndexOf('/');
        return new InputOffsets(
                partition.substring(0, slash),
                Integer.parseInt(partition.substring(slash + 1)),
                range.first(),
                range.last());
    }
}
