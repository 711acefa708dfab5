package io.driftmeter.monitor.commit;

import java.util.function.Supplier;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.state.StoreBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Lets the processors of one task share its {@link Uncommitted} object: the one that counts, the one that ticks, and the
 * one that flushes. To Kafka Streams it is a store without contents: not persistent, not logged.
 *
 * @param <U> what the task counts into
 */
public final class UncommittedStore<U extends Uncommitted<?, ?>> implements StateStore {

    private final String name;
    private final Supplier<U> fresh;
    private @Nullable U current;
    private boolean ticking;
    private boolean open;

    private UncommittedStore(String name, Supplier<U> fresh) {
        this.name = name;
        this.fresh = fresh;
    }

    /** Makes the store of one topology; {@code fresh} makes an empty object for each life of a task. */
    public static <U extends Uncommitted<?, ?>> StoreBuilder<UncommittedStore<U>> builder(
            String name, Supplier<U> fresh) {
        return new UnloggedStoreBuilder<>(name, () -> new UncommittedStore<>(name, fresh));
    }

    /**
     * Begins a new life of the task with an empty object. To be called in {@code Processor.init()} of the processor that
     * counts: a task that is handed over and back keeps its store objects, and what they held then has been counted by
     * another task meanwhile.
     */
    public U begin() {
        ticking = false;
        U begun = fresh.get();
        current = begun;
        return begun;
    }

    /** What the task has counted since its last commit. */
    U current() {
        if (current == null) {
            throw new IllegalStateException("Store " + name + " was used before the counting processor's init()");
        }
        return current;
    }

    /** Takes note of a tick under way; false if there was one already. */
    boolean startTick() {
        boolean first = !ticking;
        ticking = true;
        return first;
    }

    /** Whether the next commit will flush. */
    boolean isTicking() {
        return ticking;
    }

    void endTick() {
        ticking = false;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void init(StateStoreContext context, StateStore root) {
        context.register(root, (key, value) -> {});
        open = true;
    }

    @Override
    public void close() {
        current = null;
        open = false;
    }

    @Override
    public boolean persistent() {
        return false;
    }

    @Override
    public boolean isOpen() {
        return open;
    }
}
