package io.driftmeter.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ProgressTest {

    private final StringWriter written = new StringWriter();
    private long now;

    @Test
    void shouldRewriteOneLineOnATerminalAndWipeItAtTheEnd() {
        try (Progress progress = new Progress(new PrintWriter(written), true, () -> now)) {
            now += TimeUnit.MILLISECONDS.toNanos(200);
            progress.update("10 rows");
            now += TimeUnit.MILLISECONDS.toNanos(200);
            progress.update("9 left");
        }

        assertThat(written.toString()).isEqualTo("\r10 rows\r9 left \r       \r");
    }

    @Test
    void shouldWriteALineEveryFewSecondsElsewhere() {
        try (Progress progress = new Progress(new PrintWriter(written), false, () -> now)) {
            for (int second = 1; second <= 11; second++) {
                now = TimeUnit.SECONDS.toNanos(second);
                progress.update(second + " s");
            }
        }

        assertThat(written.toString().lines()).containsExactly("5 s", "10 s");
    }

    @Test
    void shouldBeSilentAboutShortWork() {
        try (Progress progress = new Progress(new PrintWriter(written), false, () -> now)) {
            progress.update("done at once");
        }

        assertThat(written.toString()).isEmpty();
    }
}
