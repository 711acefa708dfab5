package io.driftmeter.monitor.score;

import io.driftmeter.monitor.avro.InputSupport;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** How far the features of panes that are not final yet lie outside the reference: for each series, revision and pane the sum of what tasks said. */
final class InputSupports {

    private final KeyValueStore<String, InputSupport> store;

    InputSupports(KeyValueStore<String, InputSupport> store) {
        this.store = store;
    }

    /** Adds what a task said. */
    void merge(InputSupport added) {
        String key = key(added);
        InputSupport known = store.get(key);
        store.put(key, known == null ? added : sum(known, added));
    }

    /** All panes of a series that one revision ruled. */
    List<InputSupport> of(String series, int revision) {
        List<InputSupport> found = new ArrayList<>();
        try (KeyValueIterator<String, InputSupport> entries =
                store.prefixScan(prefix(series, revision), new StringSerializer())) {
            entries.forEachRemaining(entry -> found.add(entry.value));
        }
        return found;
    }

    /** Forgets a pane. */
    void drop(InputSupport pane) {
        store.delete(key(pane));
    }

    /** The sum of some panes; empty where there are none. */
    static Optional<InputSupport> sum(List<InputSupport> panes, Predicate<InputSupport> which) {
        return panes.stream().filter(which).reduce(InputSupports::sum);
    }

    private static InputSupport sum(InputSupport one, InputSupport other) {
        Map<String, Long> outside = new HashMap<>(one.getOutside());
        other.getOutside().forEach((feature, rows) -> outside.merge(feature, rows, Long::sum));
        return InputSupport.newBuilder(one)
                .setRows(one.getRows() + other.getRows())
                .setOutside(outside)
                .build();
    }

    private static String key(InputSupport pane) {
        return prefix(pane.getSeries(), pane.getDefinitionRevision())
                + String.format("%016x", pane.getPaneStart())
                + (pane.getLate() ? "|late" : "|on time");
    }

    private static String prefix(String series, int revision) {
        return series + "|" + revision + "|";
    }
}
