package io.driftmeter.monitor.commit;

import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Sends what the task has counted when it holds more than it may, in the midst of a transaction. What is counted until the commit goes with
 * {@link Flush}.
 *
 * @param <K> key of the stream
 * @param <KOut> key of what is sent
 * @param <VOut> value of what is sent
 * @param <U> what the task counts into
 */
final class EarlyFlush<K, KOut, VOut, U extends Uncommitted<KOut, VOut>>
        extends ContextualProcessor<K, Boolean, KOut, VOut> {

    private final String storeName;

    EarlyFlush(String storeName) {
        this.storeName = storeName;
    }

    @Override
    public void process(Record<K, Boolean> tick) {
        UncommittedStore<U> store = context().getStateStore(storeName);
        store.current().flush(context().currentSystemTimeMs(), context()::forward);
    }
}
