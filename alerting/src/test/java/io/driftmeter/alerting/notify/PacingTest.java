package io.driftmeter.alerting.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Waits, rates and secrets, each by itself. */
class PacingTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    @TempDir
    private Path directory;

    @Test
    void shouldDoubleTheWaitUpToItsLongestAndTakeOffAtMostHalf() {
        SplittableRandom random = new SplittableRandom(7);
        for (int failures = 1; failures <= 40; failures++) {
            long whole = Math.min(60_000, 1000L << Math.min(failures - 1, 20));
            assertThat(Backoff.standard().wait(failures, random).toMillis())
                    .as("after %d failures", failures)
                    .isBetween(whole / 2, whole);
        }
    }

    @Test
    void shouldSpreadTheWaits() {
        SplittableRandom random = new SplittableRandom(7);
        assertThat(random.longs(100)
                        .mapToObj(any -> Backoff.standard().wait(6, random))
                        .distinct()
                        .count())
                .isGreaterThan(90);
    }

    @Test
    void shouldOpenTheCircuitAfterFiveFailuresInARowAndCloseItAtTheFirstSuccess() {
        Circuit circuit = new Circuit(Backoff.standard(), new SplittableRandom(7));
        for (int failure = 1; failure <= 5; failure++) {
            assertThat(circuit.isOpen()).isFalse();
            circuit.failed(NOW, Optional.empty());
        }
        assertThat(circuit.isOpen()).isTrue();
        assertThat(circuit.waitFrom(NOW)).isPositive();

        circuit.succeeded();

        assertThat(circuit.isOpen()).isFalse();
        assertThat(circuit.waitFrom(NOW)).isZero();
    }

    @Test
    void shouldWaitAsLongAsItIsAskedButNotForever() {
        Circuit circuit = new Circuit(Backoff.standard(), new SplittableRandom(7));
        circuit.failed(NOW, Optional.of(Duration.ofDays(400)));
        assertThat(circuit.waitFrom(NOW)).isEqualTo(Circuit.LONGEST_RETRY_AFTER);
    }

    @Test
    void shouldKeepTheRateInTheLongRunAndAllowABurst() {
        RateLimit limit = new RateLimit(5, Duration.ofSeconds(1));
        Instant now = NOW;
        for (int send = 0; send < 105; send++) {
            now = now.plus(limit.waitFrom(now));
            if (send < 5) {
                assertThat(now).isEqualTo(NOW);
            }
            limit.sent(now);
        }
        assertThat(Duration.between(NOW, now)).isEqualTo(Duration.ofSeconds(20));
    }

    @Test
    void shouldShowOnlyThePlaceOfASecret() throws Exception {
        Path file = Files.writeString(directory.resolve("key"), "very-secret\n");
        Secret ofFile = Secret.at("file:" + file, name -> null);
        Secret ofEnvironment = Secret.at("env:KEY", name -> name.equals("KEY") ? "other-secret" : null);

        assertThat(ofFile.reveal()).isEqualTo("very-secret");
        assertThat(ofEnvironment.reveal()).isEqualTo("other-secret");
        assertThat(ofFile).hasToString("file:" + file);
        assertThat(ofEnvironment).hasToString("env:KEY");
        assertThat(Secret.mask("a very-secret and other-secret thing", List.of(ofFile, ofEnvironment)))
                .isEqualTo("a *** and *** thing");
    }

    @Test
    void shouldReadAFileAnewSoThatASecretCanChange() throws Exception {
        Path file = Files.writeString(directory.resolve("key"), "old");
        Secret secret = Secret.at("file:" + file, name -> null);
        assertThat(secret.reveal()).isEqualTo("old");
        Files.writeString(file, "new");
        assertThat(secret.reveal()).isEqualTo("new");
    }

    @Test
    void shouldNotRepeatWhatMayBeTheSecretItself() {
        assertThatThrownBy(() -> Secret.at("hunter2", name -> null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("hunter2");
        assertThatThrownBy(() -> Secret.at("env:NONE", name -> null).reveal())
                .isInstanceOf(Secret.MissingSecretException.class)
                .hasMessageContaining("env:NONE");
    }
}
