package io.driftmeter.monitor.score;

import io.driftmeter.monitor.avro.ScoredWindow;
import io.driftmeter.statistics.performance.PerformanceCounts;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * What mature windows showed, in full and cut at the age that their labels had when they ended, for later windows to be compared with.
 * Windows that do not overlap alone are kept, and no more of a family than the newest that can still be asked for, so that the
 * answers depend on event time and not on how fast the watermark moves.
 */
final class EarlierWindows {

    /** What of a window is kept. */
    enum Cut {
        /** What was known on time when it ended. */
        EARLY,
        /** Everything. */
        FULL
    }

    /** The windows of one length, of one series under one revision. */
    record Family(String series, int revision, long windowLength) {
        private String prefix(Cut cut) {
            return series + "|" + revision + "|" + windowLength + "|" + cut + "|";
        }
    }

    /**
     * An earlier window.
     *
     * @param end its end, in milliseconds since the epoch
     * @param worse whether its performance was worse than the reference's baseline
     */
    record Earlier(String storeKey, long end, boolean worse, PerformanceCounts counts) {}

    /** The most windows that one is compared with. */
    static final int MOST_WINDOWS = 30;

    private final ScoredWindows store;

    EarlierWindows(KeyValueStore<String, ScoredWindow> store) {
        this(ScoredWindows.in(store));
    }

    EarlierWindows(ScoredWindows store) {
        this.store = store;
    }

    /** Whether windows like this one are kept: of hopping windows one in each length. */
    static boolean keeps(PerformanceWindow window) {
        return window.family().isSideBySide(window.start());
    }

    /** Keeps a mature window. */
    void add(
            Family family,
            PerformanceWindow window,
            boolean worse,
            Optional<PerformanceCounts> early,
            PerformanceCounts full) {
        String start = String.format("%016x", window.start());
        early.ifPresent(counts -> store.put(family.prefix(Cut.EARLY) + start, scored(window, worse, counts)));
        store.put(family.prefix(Cut.FULL) + start, scored(window, worse, full));
    }

    private static ScoredWindow scored(PerformanceWindow window, boolean worse, PerformanceCounts counts) {
        return new ScoredWindow(window.end(), worse, ByteBuffer.wrap(counts.toBytes()));
    }

    /** The newest windows of a family that ended by a time, oldest first. */
    List<Earlier> endedBy(Family family, Cut cut, long time) {
        List<Earlier> found =
                all(family, cut).stream().filter(window -> window.end() <= time).toList();
        return found.subList(Math.max(0, found.size() - MOST_WINDOWS), found.size());
    }

    /** Forgets the windows of a family that no window will be compared with that is compared with those ended by this time. */
    void forget(Family family, long time) {
        for (Cut cut : Cut.values()) {
            List<Earlier> asked = endedBy(family, cut, time);
            if (asked.size() == MOST_WINDOWS) {
                long oldest = asked.get(0).end();
                all(family, cut).stream()
                        .filter(window -> window.end() < oldest)
                        .forEach(window -> store.delete(window.storeKey()));
            }
        }
    }

    private List<Earlier> all(Family family, Cut cut) {
        List<Earlier> windows = new ArrayList<>();
        store.startingWith(
                family.prefix(cut),
                (key, window) -> windows.add(new Earlier(
                        key,
                        window.getEnd(),
                        window.getWorse(),
                        PerformanceCounts.fromBytes(Utils.toArray(window.getCounts())))));
        return windows;
    }
}
