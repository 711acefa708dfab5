package io.driftmeter.monitor.score;

import io.driftmeter.monitor.avro.ScoredSeries;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** How far the windows of each series and revision have been reported. */
final class ScoreProgress {

    private final KeyValueStore<String, ScoredSeries> store;
    private final Map<String, ScoredSeries> known = new TreeMap<>();

    /** Reads what {@code store} holds; changes are written through to it. */
    ScoreProgress(KeyValueStore<String, ScoredSeries> store) {
        this.store = store;
        try (KeyValueIterator<String, ScoredSeries> all = store.all()) {
            all.forEachRemaining(entry -> known.put(entry.key, entry.value));
        }
    }

    /** Everything that has had a row. */
    Collection<ScoredSeries> all() {
        return List.copyOf(known.values());
    }

    /** The progress of a series and revision, from the beginning if it has had no row before. */
    ScoredSeries of(String series, int revision) {
        String key = series + "|" + revision;
        ScoredSeries progress = known.get(key);
        if (progress == null) {
            progress = new ScoredSeries(series, revision, 0L, 0L);
            put(progress);
        }
        return progress;
    }

    /** Replaces the progress of a series and revision. */
    void put(ScoredSeries progress) {
        String key = progress.getSeries() + "|" + progress.getDefinitionRevision();
        known.put(key, progress);
        store.put(key, progress);
    }
}
