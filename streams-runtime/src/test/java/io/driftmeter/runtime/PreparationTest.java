package io.driftmeter.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PreparationTest {

    private final CountDownLatch givenUp = new CountDownLatch(1);
    private final AtomicInteger attempts = new AtomicInteger();

    @Test
    void shouldTryAgainUntilItSucceeds() {
        assertThat(failing(3, true).await(givenUp)).isTrue();
        assertThat(attempts).hasValue(4);
    }

    @Test
    void shouldThrowWhatWillNotPass() {
        assertThatThrownBy(() -> failing(3, false).await(givenUp)).hasMessage("attempt 1");
        assertThat(attempts).hasValue(1);
    }

    @Test
    void shouldEndWhereItIsGivenUp() {
        givenUp.countDown();

        assertThat(failing(Integer.MAX_VALUE, true).await(givenUp)).isFalse();
        assertThat(attempts).hasValue(1);
    }

    private Preparation failing(int times, boolean passes) {
        return new Preparation(
                "Test",
                () -> {
                    int attempt = attempts.incrementAndGet();
                    if (attempt <= times) {
                        throw new IllegalStateException("attempt " + attempt);
                    }
                },
                failure -> passes,
                Duration.ofMillis(1));
    }
}
