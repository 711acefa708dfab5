package io.driftmeter.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.junit.jupiter.api.Test;

class RestartBudgetTest {

    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);
    private final RestartBudget budget = new RestartBudget(2, Duration.ofMinutes(10), nanos::get);

    @Test
    void shouldGrantSoManyInAnyPeriodAndNoMore() {
        assertThat(budget.take()).isTrue();
        nanos.addAndGet(Duration.ofMinutes(6).toNanos());
        assertThat(budget.take()).isTrue();
        assertThat(budget.take()).isFalse();
        nanos.addAndGet(Duration.ofMinutes(4).toNanos());
        assertThat(budget.take()).isTrue();
        assertThat(budget.take()).isFalse();
    }

    @Test
    void shouldRefuseABudgetWithoutAPeriod() {
        assertThatThrownBy(() -> new RestartBudget(1, Duration.ZERO, nanos::get))
                .hasMessageContaining("no budget");
    }

    @Test
    void shouldReplaceThreadsWithinTheBudgetAndNameTheRootCause() {
        ThreadFailures failures = new ThreadFailures(budget);
        RuntimeException failure = new IllegalStateException("outer", new IllegalArgumentException("inner"));
        assertThat(failures.handle(failure)).isEqualTo(StreamThreadExceptionResponse.REPLACE_THREAD);
        assertThat(failures.handle(failure)).isEqualTo(StreamThreadExceptionResponse.REPLACE_THREAD);
        assertThat(failures.handle(failure)).isEqualTo(StreamThreadExceptionResponse.SHUTDOWN_CLIENT);
        assertThat(failures.replaced()).isEqualTo(2);
        assertThat(failures.reason()).isEqualTo("java.lang.IllegalArgumentException: inner");
    }

    @Test
    void shouldNotTrustAJvmThatIsOutOfMemoryWithAnotherThread() {
        assertThat(new ThreadFailures(budget).handle(new OutOfMemoryError("planted")))
                .isEqualTo(StreamThreadExceptionResponse.SHUTDOWN_CLIENT);
    }
}
