package io.driftmeter.monitor.commit;

import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.state.StoreBuilder;

/** Builds a store that has neither a cache nor a changelog. */
record UnloggedStoreBuilder<S extends StateStore>(String name, Supplier<S> store) implements StoreBuilder<S> {

    @Override
    public S build() {
        return store.get();
    }

    @Override
    public Map<String, String> logConfig() {
        return Map.of();
    }

    @Override
    public boolean loggingEnabled() {
        return false;
    }

    @Override
    public StoreBuilder<S> withCachingEnabled() {
        throw unsupported();
    }

    @Override
    public StoreBuilder<S> withCachingDisabled() {
        return this;
    }

    @Override
    public StoreBuilder<S> withLoggingEnabled(Map<String, String> config) {
        throw unsupported();
    }

    @Override
    public StoreBuilder<S> withLoggingDisabled() {
        return this;
    }

    private UnsupportedOperationException unsupported() {
        return new UnsupportedOperationException("Store " + name + " holds nothing that could be cached or logged");
    }
}
