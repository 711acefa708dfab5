package io.driftmeter.monitor.commit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.function.Consumer;
import org.apache.kafka.streams.processor.api.Record;
import org.junit.jupiter.api.Test;

class UncommittedStoreTest {

    private final UncommittedStore<Counted> store =
            UncommittedStore.builder("counted", Counted::new).build();

    @Test
    void shouldBeginEachLifeOfATaskWithNothingCounted() {
        store.begin().rows = 7;
        store.startTick();

        assertThat(store.begin().rows).isZero();
        assertThat(store.current().rows).isZero();
        assertThat(store.isTicking()).isFalse();
    }

    @Test
    void shouldTickOnceUntilItIsFlushed() {
        store.begin();
        assertThat(store.startTick()).isTrue();
        assertThat(store.startTick()).isFalse();
        store.endTick();
        assertThat(store.startTick()).isTrue();
    }

    @Test
    void shouldForgetWhatWasCountedWhenTheTaskIsClosed() {
        store.begin().rows = 7;
        store.close();
        assertThatThrownBy(store::current).isInstanceOf(IllegalStateException.class);
    }

    private static final class Counted implements Uncommitted<String, String> {

        private int rows;

        @Override
        public boolean hasNews(long now) {
            return false;
        }

        @Override
        public void flush(long now, Consumer<Record<String, String>> downstream) {
            rows = 0;
        }
    }
}
