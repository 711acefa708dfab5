package io.driftmeter.monitor.commit;

import java.time.Duration;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Sends what the task has counted: when the tick store's cache is flushed, which is before a commit, and about every
 * second if there is news and no commit will flush it. See {@link CommitHook}.
 *
 * @param <K> key of the stream
 * @param <KOut> key of what is sent
 * @param <VOut> value of what is sent
 * @param <U> what the task counts into
 */
final class Flush<K, KOut, VOut, U extends Uncommitted<KOut, VOut>>
        extends ContextualProcessor<K, Boolean, KOut, VOut> {

    private static final Duration NEWS_INTERVAL = Duration.ofSeconds(1);

    private final String storeName;

    Flush(String storeName) {
        this.storeName = storeName;
    }

    @Override
    public void init(ProcessorContext<KOut, VOut> context) {
        super.init(context);
        context.schedule(NEWS_INTERVAL, PunctuationType.WALL_CLOCK_TIME, now -> {
            if (!store().isTicking() && store().current().hasNews(now)) {
                flush(now);
            }
        });
    }

    @Override
    public void process(Record<K, Boolean> tick) {
        store().endTick();
        flush(context().currentSystemTimeMs());
    }

    private void flush(long now) {
        store().current().flush(now, context()::forward);
    }

    private UncommittedStore<U> store() {
        return context().getStateStore(storeName);
    }
}
