package io.driftmeter.monitor.commit;

import org.apache.kafka.streams.processor.api.ContextualFixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;

/**
 * Puts one record into the cached tick store when something is to be flushed: the first record since the last flush.
 * See {@link CommitHook}.
 *
 * @param <K> key of the stream
 * @param <V> value of the stream
 */
final class Tick<K, V> extends ContextualFixedKeyProcessor<K, V, Boolean> {

    private final String storeName;

    @SuppressWarnings("NullAway.Init") // Kafka Streams calls init() before anything else.
    private UncommittedStore<?> store;

    Tick(String storeName) {
        this.storeName = storeName;
    }

    @Override
    public void init(FixedKeyProcessorContext<K, Boolean> context) {
        super.init(context);
        store = context.getStateStore(storeName);
    }

    @Override
    public void process(FixedKeyRecord<K, V> record) {
        if (store.startTick()) {
            context().forward(record.withValue(true));
        }
    }
}
