package io.driftmeter.monitor.commit;

import org.apache.kafka.streams.processor.api.ContextualFixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;

/**
 * Puts one record into the cached tick store when something is to be flushed: the first record since the last flush. Has it flushed at
 * once where the task holds more than it may. See {@link CommitHook}.
 *
 * @param <K> key of the stream
 * @param <V> value of the stream
 */
final class Tick<K, V> extends ContextualFixedKeyProcessor<K, V, Boolean> {

    private final String storeName;
    private final String beforeCommit;
    private final String early;

    @SuppressWarnings("NullAway.Init") // Kafka Streams calls init() before anything else.
    private UncommittedStore<?> store;

    /**
     * A processor between the stream and its two flushes.
     *
     * @param beforeCommit name of the node whose cache waits for the commit
     * @param early name of the node that flushes at once
     */
    Tick(String storeName, String beforeCommit, String early) {
        this.storeName = storeName;
        this.beforeCommit = beforeCommit;
        this.early = early;
    }

    @Override
    public void init(FixedKeyProcessorContext<K, Boolean> context) {
        super.init(context);
        store = context.getStateStore(storeName);
    }

    @Override
    public void process(FixedKeyRecord<K, V> record) {
        if (store.startTick()) {
            context().forward(record.withValue(true), beforeCommit);
        }
        if (store.current().isFull()) {
            context().forward(record.withValue(true), early);
        }
    }
}
