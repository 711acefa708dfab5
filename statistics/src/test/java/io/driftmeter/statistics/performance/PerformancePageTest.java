package io.driftmeter.statistics.performance;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftmeter.statistics.distribution.Measurement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page on performance: its example is true, and no metric is missing. */
class PerformancePageTest {
    private static final Path PAGE = Path.of("../docs/statistics/performance.md");

    @Test
    void shouldShowWhatItsExampleGives() throws IOException {
        List<String> lines = Files.readAllLines(PAGE);
        List<String> example = lines.subList(lines.indexOf("## An example"), lines.size());
        BinaryCounts counts = new BinaryCounts();
        example.stream()
                .filter(line -> line.matches(" {4}[01],.*"))
                .map(line -> line.strip().split(","))
                .forEach(row -> counts.add(new Outcome.Binary(
                        row[0].equals("1"), OptionalDouble.of(Double.parseDouble(row[1])), row[2].equals("1"))));
        List<String> shown =
                example.stream().filter(line -> line.startsWith("| `")).toList();
        List<String> measured = counts.metrics().stream()
                .filter(metric -> metric.interval().isPresent())
                .map(PerformancePageTest::line)
                .toList();
        assertThat(counts.labelled()).isEqualTo(8);
        assertThat(shown).isEqualTo(measured);
    }

    private static String line(MetricValue metric) {
        Interval interval = metric.interval().orElseThrow();
        double value = ((Measurement.Measured) metric.value()).figure();
        return String.format(
                Locale.ROOT, "| `%s` | %.4f | %.4f | %.4f |", metric.name(), value, interval.lower(), interval.upper());
    }

    @Test
    void shouldNameEveryMetricOfEveryTask() throws IOException {
        String page = Files.readString(PAGE);
        Stream.of(new BinaryCounts(), new MulticlassCounts(), new RegressionCounts())
                .flatMap(counts -> counts.metrics().stream())
                .filter(metric -> !metric.name().matches("tp|fp|tn|fn|weighted_.*"))
                .forEach(metric ->
                        assertThat(page).contains("`" + metric.metric().publicName()));
    }
}
