package io.driftmeter.alerting.retraining;

import io.driftmeter.alerting.policy.Observation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How well the versions of a model did in their last mature windows, over the whole traffic.
 *
 * @param readings by version and window length, ascending; at most {@link #MOST_FAMILIES} of at most {@link #MOST_READINGS}
 */
public record ScoreLog(SortedMap<String, List<Reading>> readings) {
    /** Windows that are remembered of a version at most. */
    public static final int MOST_READINGS = 32;

    /** Versions and window lengths that are remembered at most; over it the one whose last window is oldest is forgotten. */
    public static final int MOST_FAMILIES = 16;

    /** Nothing yet. */
    public static final ScoreLog EMPTY = new ScoreLog(null);

    /**
     * One window.
     *
     * @param start start of the window, in milliseconds since the epoch
     * @param end end of the window
     * @param value value of the judged metric
     * @param standardError its sampling error; null where it is not known
     * @param labelled predictions with a label that counts
     */
    public record Reading(
            long start, long end, double value, @Nullable Double standardError, long labelled) {}

    public ScoreLog(@Nullable SortedMap<String, List<Reading>> readings) {
        this.readings = readings == null ? new TreeMap<>() : readings;
    }

    /** After a report; a window that comes again changes nothing. */
    public ScoreLog after(Observation observation) {
        Observation.Score score = observation.score();
        if (score == null
                || score.current() == null
                || score.labelled() == 0
                || !observation.settled()
                || !observation.series().isWhole()) {
            return this;
        }
        String key = key(observation.series().version(), observation.window().lengthMilliseconds());
        long start = observation.window().start();
        List<Reading> next = new ArrayList<>(readings.getOrDefault(key, List.of()));
        next.removeIf(reading -> reading.start() == start);
        next.add(new Reading(
                start, observation.window().end(), score.current(), score.standardError(), score.labelled()));
        next.sort(Comparator.comparingLong(Reading::start));
        SortedMap<String, List<Reading>> all = new TreeMap<>(readings);
        all.put(key, List.copyOf(next.subList(Math.max(0, next.size() - MOST_READINGS), next.size())));
        if (all.size() > MOST_FAMILIES) {
            all.entrySet().stream()
                    .min(Map.Entry.comparingByValue(Comparator.comparingLong(
                            known -> known.get(known.size() - 1).start())))
                    .ifPresent(oldest -> all.remove(oldest.getKey()));
        }
        return new ScoreLog(all);
    }

    List<Reading> of(String version, long lengthMilliseconds) {
        return readings.getOrDefault(key(version, lengthMilliseconds), List.of());
    }

    private static String key(String version, long lengthMilliseconds) {
        return version + '|' + lengthMilliseconds;
    }
}
