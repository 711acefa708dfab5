package io.driftmeter.monitor.score;

import io.driftmeter.monitor.avro.ScoredWindow;
import java.util.Map;
import java.util.NavigableMap;
import java.util.function.BiConsumer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** Where mature windows are kept, by a key. */
interface ScoredWindows {

    void put(String key, ScoredWindow window);

    void delete(String key);

    /** Visits what is kept under keys that begin with {@code prefix}, in ascending order. */
    void startingWith(String prefix, BiConsumer<String, ScoredWindow> visitor);

    /** In a store of Kafka Streams. */
    static ScoredWindows in(KeyValueStore<String, ScoredWindow> store) {
        return new ScoredWindows() {
            @Override
            public void put(String key, ScoredWindow window) {
                store.put(key, window);
            }

            @Override
            public void delete(String key) {
                store.delete(key);
            }

            @Override
            public void startingWith(String prefix, BiConsumer<String, ScoredWindow> visitor) {
                try (KeyValueIterator<String, ScoredWindow> found = store.prefixScan(prefix, new StringSerializer())) {
                    while (found.hasNext()) {
                        KeyValue<String, ScoredWindow> entry = found.next();
                        visitor.accept(entry.key, entry.value);
                    }
                }
            }
        };
    }

    /** In a map in memory. */
    static ScoredWindows in(NavigableMap<String, ScoredWindow> map) {
        return new ScoredWindows() {
            @Override
            public void put(String key, ScoredWindow window) {
                map.put(key, window);
            }

            @Override
            public void delete(String key) {
                map.remove(key);
            }

            @Override
            public void startingWith(String prefix, BiConsumer<String, ScoredWindow> visitor) {
                for (Map.Entry<String, ScoredWindow> entry :
                        map.tailMap(prefix, true).entrySet()) {
                    if (!entry.getKey().startsWith(prefix)) {
                        return;
                    }
                    visitor.accept(entry.getKey(), entry.getValue());
                }
            }
        };
    }
}
