package io.driftmeter.statistics.performance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.driftmeter.statistics.distribution.FisherExact;
import io.driftmeter.statistics.distribution.TestOutcome;
import io.driftmeter.statistics.performance.EarlierWindows.Share;
import io.driftmeter.statistics.performance.EarlierWindows.Side;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The page on labels: its example is what the code gives. */
class LabelsPageTest {
    private static final Path PAGE = Path.of("../docs/statistics/labels.md");
    private static final long ROWS = 1000;

    @Test
    void shouldShowWhatItsExampleGives() throws IOException {
        List<Share> earlier = numbers("earlier: ").stream()
                .map(labelled -> new Share(labelled.longValue(), ROWS))
                .toList();
        Share window = new Share(numbers("window: ").get(0).longValue(), ROWS);

        double log10P =
                new EarlierWindows(earlier).log10PValue(window, Side.LOWER).orElseThrow();

        assertThat(log10P).isCloseTo(numbers("log10 p: ").get(0), within(5e-4));
        Share pooled = new EarlierWindows(earlier).pooled();
        TestOutcome exact = FisherExact.lower(window.hits(), window.rows(), pooled.hits(), pooled.rows());
        assertThat(((TestOutcome.Tested) exact).log10PValue()).isCloseTo(-46, within(0.5));
    }

    private static List<Double> numbers(String name) throws IOException {
        return Files.readAllLines(PAGE).stream()
                .filter(line -> line.startsWith("    " + name))
                .map(line -> line.substring(4 + name.length()).split(" "))
                .flatMap(Arrays::stream)
                .map(Double::valueOf)
                .toList();
    }
}
