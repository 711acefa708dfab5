package io.driftmeter.monitor.compare;

import io.driftmeter.avro.DriftReport;
import io.driftmeter.monitor.avro.Adoption;
import io.driftmeter.monitor.avro.LearnedState;
import io.driftmeter.monitor.avro.PaneState;
import io.driftmeter.monitor.avro.Partial;
import io.driftmeter.monitor.avro.PartialsMessage;
import io.driftmeter.monitor.avro.SeriesState;
import io.driftmeter.monitor.avro.Watermark;
import io.driftmeter.monitor.avro.WatermarkState;
import io.driftmeter.monitor.definitions.KnownDefinitions;
import io.driftmeter.monitor.profile.ReferenceProfiles;
import io.driftmeter.monitor.runtime.MonitorMetrics;
import io.driftmeter.monitor.serde.SingleObjectSerde;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;

/** Feeds {@link Compare} partials and watermarks of one partition, and restarts it over the same stores. */
final class CompareRun {

    private static final String TOPIC = "features";

    private KnownDefinitions definitions;
    private final List<Adoption> adoptions;
    private final List<KeyValueStore<?, ?>> stores = new ArrayList<>();
    private final List<DriftReport> reports = new ArrayList<>();
    private MockProcessorContext<String, DriftReport> context;
    private Compare compare;
    private long scans;

    /**
     * A task that knows these definitions from the first row on.
     *
     * @param rules names of what the partition counts by
     */
    CompareRun(KnownDefinitions definitions, List<String> rules) {
        this.definitions = definitions;
        this.adoptions = rules.stream().map(rule -> new Adoption(rule, 0L)).toList();
        stores.add(countingScans(store(
                CompareStores.PANES, PaneKey.serde(), new SingleObjectSerde<PaneState>(PaneState.getClassSchema()))));
        stores.add(store(
                CompareStores.WATERMARKS,
                Serdes.String(),
                new SingleObjectSerde<WatermarkState>(WatermarkState.getClassSchema())));
        stores.add(store(
                CompareStores.SERIES,
                Serdes.String(),
                new SingleObjectSerde<SeriesState>(SeriesState.getClassSchema())));
        stores.add(store(
                CompareStores.LEARNED,
                Serdes.String(),
                new SingleObjectSerde<LearnedState>(LearnedState.getClassSchema())));
        MockProcessorContext<Void, Void> opening = new MockProcessorContext<>();
        stores.forEach(store -> store.init(opening.getStateStoreContext(), store));
        context = new MockProcessorContext<>();
        compare = start();
    }

    private static <K, V> KeyValueStore<K, V> store(String name, Serde<K> keys, Serde<V> values) {
        return Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(name), keys, values)
                .withLoggingDisabled()
                .build();
    }

    private KeyValueStore<?, ?> countingScans(KeyValueStore<?, ?> store) {
        return (KeyValueStore<?, ?>) Proxy.newProxyInstance(
                CompareRun.class.getClassLoader(), new Class<?>[] {KeyValueStore.class}, (proxy, method, arguments) -> {
                    scans += method.getName().equals("range") ? 1 : 0;
                    return method.invoke(store, arguments);
                });
    }

    /** How often panes were looked for. */
    long scans() {
        return scans;
    }

    /** Takes the task down and up again: what is not in a store is gone. */
    void restart() {
        collect();
        context = new MockProcessorContext<>();
        compare = start();
    }

    private Compare start() {
        context.setCurrentSystemTimeMs(0);
        stores.forEach(context::addStateStore);
        Compare begun = (Compare)
                Compare.supplier(Set.of(TOPIC), () -> definitions, new ReferenceProfiles(), MonitorMetrics.NONE)
                        .get();
        begun.init(context);
        return begun;
    }

    /** Has the task know other definitions from now on. */
    void define(KnownDefinitions known) {
        definitions = known;
    }

    void count(Partial partial) {
        compare.process(new Record<>(partial.getSeries(), new PartialsMessage(partial), 0));
    }

    /** Moves the watermark of the only partition. */
    void readUpTo(long eventTime) {
        compare.process(
                new Record<>("", new PartialsMessage(new Watermark(TOPIC, 0, 1, eventTime, null, adoptions)), 0));
    }

    /** Panes that are kept now. */
    long panes() {
        long panes = 0;
        try (KeyValueIterator<?, ?> all = stores.get(0).all()) {
            for (; all.hasNext(); all.next()) {
                panes++;
            }
        }
        return panes;
    }

    /** All reports, in the order in which they were written. */
    List<DriftReport> reports() {
        collect();
        return List.copyOf(reports);
    }

    private void collect() {
        context.forwarded().forEach(forwarded -> reports.add(forwarded.record().value()));
        context.resetForwards();
    }
}
