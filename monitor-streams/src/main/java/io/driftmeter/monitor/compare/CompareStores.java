package io.driftmeter.monitor.compare;

import io.driftmeter.monitor.avro.LearnedState;
import io.driftmeter.monitor.avro.PaneState;
import io.driftmeter.monitor.avro.SeriesState;
import io.driftmeter.monitor.avro.WatermarkState;
import io.driftmeter.monitor.serde.SingleObjectSerde;
import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** The stores of {@link Compare}: on disk, with a changelog each. */
final class CompareStores {

    /** Merged partials of open windows. */
    static final String PANES = "compare-panes";

    /** What was heard of each source partition. */
    static final String WATERMARKS = "compare-watermarks";

    /** How far each series was reported. */
    static final String SERIES = "compare-series";

    /** How much features vary between live windows. */
    static final String LEARNED = "compare-learned";

    private CompareStores() {}

    static Set<StoreBuilder<?>> builders() {
        return Set.of(
                Stores.keyValueStoreBuilder(
                        Stores.persistentKeyValueStore(PANES),
                        PaneKey.serde(),
                        new SingleObjectSerde<PaneState>(PaneState.getClassSchema())),
                Stores.keyValueStoreBuilder(
                        Stores.persistentKeyValueStore(WATERMARKS),
                        Serdes.String(),
                        new SingleObjectSerde<WatermarkState>(WatermarkState.getClassSchema())),
                Stores.keyValueStoreBuilder(
                        Stores.persistentKeyValueStore(SERIES),
                        Serdes.String(),
                        new SingleObjectSerde<SeriesState>(SeriesState.getClassSchema())),
                Stores.keyValueStoreBuilder(
                        Stores.persistentKeyValueStore(LEARNED),
                        Serdes.String(),
                        new SingleObjectSerde<LearnedState>(LearnedState.getClassSchema())));
    }
}
