package io.driftmeter.monitor.compare;

import io.driftmeter.monitor.avro.FamilyProgress;
import io.driftmeter.monitor.avro.SeriesState;
import io.driftmeter.monitor.window.WindowFamily;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** How far each series of the task has been reported: in memory, written through to its store. */
final class SeriesBook {

    private final KeyValueStore<String, SeriesState> store;
    private final Map<String, SeriesState> states = new TreeMap<>();

    SeriesBook(KeyValueStore<String, SeriesState> store) {
        this.store = store;
        try (KeyValueIterator<String, SeriesState> stored = store.all()) {
            stored.forEachRemaining(entry -> states.put(entry.key, entry.value));
        }
    }

    /** All series, in the order of their names. */
    List<String> series() {
        return List.copyOf(states.keySet());
    }

    /** The state of a series, made if there is none. */
    SeriesState state(String series) {
        SeriesState known = states.get(series);
        if (known != null) {
            return known;
        }
        SeriesState begun =
                SeriesState.newBuilder().setFamilies(new ArrayList<>()).build();
        states.put(series, begun);
        store.put(series, begun);
        return begun;
    }

    /** The family whose progress this is. */
    static WindowFamily family(FamilyProgress progress) {
        return new WindowFamily(
                progress.getLengthMilliseconds(),
                progress.getAdvanceMilliseconds(),
                Optional.ofNullable(progress.getTimeZone()).map(ZoneId::of));
    }

    /** The progress of a family of windows in {@code state}, made if there is none. */
    static FamilyProgress progress(SeriesState state, WindowFamily family) {
        for (FamilyProgress progress : state.getFamilies()) {
            if (family(progress).equals(family)) {
                return progress;
            }
        }
        FamilyProgress begun = FamilyProgress.newBuilder()
                .setLengthMilliseconds(family.length())
                .setAdvanceMilliseconds(family.advance())
                .setTimeZone(family.zone().map(ZoneId::getId).orElse(null))
                .build();
        List<FamilyProgress> families = new ArrayList<>(state.getFamilies());
        families.add(begun);
        state.setFamilies(families);
        return begun;
    }

    /** Stores what was changed in the state of a series. */
    void save(String series) {
        store.put(series, state(series));
    }
}
