package io.driftmeter.monitor.score;

import io.driftmeter.monitor.avro.ScorePartial;
import io.driftmeter.statistics.performance.PerformanceCounts;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** The panes that are not final yet: the sum of all partials for each series, revision, pane and time known by. */
final class ScorePanes {

    /**
     * The sum of one pane's partials of one time known by.
     *
     * @param start start of the pane, in milliseconds since the epoch
     * @param knownBy see {@link ScorePartial#getKnownBy()}
     */
    record Pane(String storeKey, long start, long knownBy, PerformanceCounts counts) {}

    private static final int HEX_DIGITS = 16;

    private final KeyValueStore<String, byte[]> store;

    ScorePanes(KeyValueStore<String, byte[]> store) {
        this.store = store;
    }

    /** Adds a partial. */
    void merge(ScorePartial partial) {
        String key = prefix(partial.getSeries(), partial.getDefinitionRevision())
                + hexadecimal(partial.getPaneStart())
                + hexadecimal(partial.getKnownBy());
        byte[] added = Utils.toArray(partial.getCounts());
        byte[] known = store.get(key);
        if (known == null) {
            store.put(key, added);
            return;
        }
        PerformanceCounts sum = PerformanceCounts.fromBytes(known);
        sum.merge(PerformanceCounts.fromBytes(added));
        store.put(key, sum.toBytes());
    }

    /** All panes of a series that one revision ruled, in ascending order of their start. */
    List<Pane> of(String series, int revision) {
        List<Pane> panes = new ArrayList<>();
        try (KeyValueIterator<String, byte[]> found =
                store.prefixScan(prefix(series, revision), new StringSerializer())) {
            while (found.hasNext()) {
                KeyValue<String, byte[]> entry = found.next();
                String times = entry.key.substring(entry.key.length() - 2 * HEX_DIGITS);
                panes.add(new Pane(
                        entry.key,
                        Long.parseLong(times.substring(0, HEX_DIGITS), HEX_DIGITS),
                        Long.parseLong(times.substring(HEX_DIGITS), HEX_DIGITS),
                        PerformanceCounts.fromBytes(entry.value)));
            }
        }
        return panes;
    }

    /** Forgets a pane. */
    void drop(Pane pane) {
        store.delete(pane.storeKey());
    }

    private static String prefix(String series, int revision) {
        return series + "|" + revision + "|";
    }

    private static String hexadecimal(long time) {
        return String.format("%016x", time);
    }
}
