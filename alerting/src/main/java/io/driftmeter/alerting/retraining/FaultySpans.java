package io.driftmeter.alerting.retraining;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The event times in which pipeline faults of a model were named: what was predicted then says nothing about the model, even when its labels
 * come long after the fault was mended.
 *
 * @param spans ascending and apart, at most {@link #MOST}
 */
public record FaultySpans(List<Span> spans) {
    /** Spans that are remembered at most; over it the oldest is forgotten. */
    public static final int MOST = 64;

    /** None yet. */
    public static final FaultySpans NONE = new FaultySpans(List.of());

    /**
     * A span of event time.
     *
     * @param start first event time, in milliseconds since the epoch
     * @param end first event time after it
     */
    public record Span(long start, long end) {}

    public FaultySpans(@Nullable List<Span> spans) {
        this.spans = spans == null ? List.of() : List.copyOf(spans);
    }

    /** The spans with one more; those that touch become one. */
    public FaultySpans with(long start, long end) {
        List<Span> all = new ArrayList<>(spans);
        all.add(new Span(start, end));
        all.sort(Comparator.comparingLong(Span::start));
        List<Span> merged = new ArrayList<>();
        for (Span span : all) {
            Span last = merged.isEmpty() ? null : merged.get(merged.size() - 1);
            if (last != null && span.start() <= last.end()) {
                merged.set(merged.size() - 1, new Span(last.start(), Math.max(last.end(), span.end())));
            } else {
                merged.add(span);
            }
        }
        return new FaultySpans(merged.subList(Math.max(0, merged.size() - MOST), merged.size()));
    }

    /** Whether a fault was named at any time of a span. */
    public boolean overlap(long start, long end) {
        return spans.stream().anyMatch(span -> span.start() < end && start < span.end());
    }
}
