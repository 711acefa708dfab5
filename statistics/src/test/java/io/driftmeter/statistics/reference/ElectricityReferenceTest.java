package io.driftmeter.statistics.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.driftmeter.statistics.counts.CategoryCounts;
import io.driftmeter.statistics.counts.FeatureCounts;
import io.driftmeter.statistics.counts.NumericCounts;
import io.driftmeter.statistics.distribution.Measurement;
import io.driftmeter.statistics.distribution.PairedCounts;
import io.driftmeter.statistics.distribution.PopulationStabilityIndex;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/**
 * The Elec2 stream (M. Harries, 1999), counted by a reference that was built from rows, agrees with the oracle made by NumPy. The data is
 * not part of the repository; the test runs where it lies beside it.
 */
@EnabledIf("dataIsPresent")
class ElectricityReferenceTest {
    private static final Path DATA = Path.of("../../shared/data/electricity");
    private static final long WEEK_MILLISECONDS = 7 * 86_400_000L;
    private static final Set<String> TEXTS = Set.of("weekday", "prediction");

    static boolean dataIsPresent() {
        return Files.exists(DATA.resolve("oracle-drift.csv"));
    }

    @Test
    void shouldCountEveryWeekAsTheOracleDoes() throws IOException {
        ReferenceProfile reference = reference();
        Map<Long, ProfileCounts> weeks = weeks(reference);
        int compared = 0;
        for (Map<String, String> row : read("oracle-drift.csv")) {
            String name = Objects.requireNonNull(row.get("feature"));
            long start = Long.parseLong(row.get("window_start_ms"));
            FeatureCounts live = Objects.requireNonNull(weeks.get(start)).feature(reference.indexOf(name));
            FeatureCounts expected = reference.feature(name).orElseThrow().counts();
            assertThat(live.values()).isEqualTo(Long.parseLong(row.get("n")));
            PairedCounts bins = live instanceof NumericCounts numeric
                    ? PairedCounts.of(((NumericCounts) expected).decileCounts(), numeric.decileCounts())
                    : PairedCounts.of(((CategoryCounts) expected).counts(), ((CategoryCounts) live).counts());
            assertAgree(row, "psi", ((Measurement.Measured) PopulationStabilityIndex.of(bins)).figure());
            if (live instanceof NumericCounts numeric) {
                assertAgree(row, "mean", numeric.moments().mean().orElseThrow());
                assertAgree(row, "std", Math.sqrt(numeric.moments().variance().orElseThrow()));
            }
            compared++;
        }
        assertThat(compared).isEqualTo(765);
    }

    private static void assertAgree(Map<String, String> row, String figure, double actual) {
        double expected = Double.parseDouble(row.get(figure));
        assertThat(actual)
                .describedAs("%s of %s", figure, row)
                .isCloseTo(expected, within(1e-9 * Math.max(1, expected)));
    }

    private static ReferenceProfile reference() throws IOException {
        ReferenceBuilder builder = new ReferenceBuilder(ReferenceSettings.DEFAULT);
        for (Map<String, String> row : read("reference.csv")) {
            builder.add(features(row), OptionalLong.of(time(row)));
        }
        return builder.build(Optional.empty());
    }

    private static Map<Long, ProfileCounts> weeks(ReferenceProfile reference) throws IOException {
        Map<Long, ProfileCounts> weeks = new TreeMap<>();
        for (Map<String, String> row : read("live.csv")) {
            long start = Math.floorDiv(time(row), WEEK_MILLISECONDS) * WEEK_MILLISECONDS;
            ProfileCounts week = weeks.computeIfAbsent(start, unknown -> new ProfileCounts(reference));
            features(row).forEach((name, value) -> RandomModel.add(week.feature(week.indexOf(name)), value));
        }
        return weeks;
    }

    private static Map<String, Object> features(Map<String, String> row) {
        Map<String, Object> features = new HashMap<>(row);
        features.keySet().removeAll(Set.of("prediction_id", "event_time", "label"));
        features.replaceAll((name, text) -> TEXTS.contains(name) ? text : (Object) Double.valueOf((String) text));
        return features;
    }

    private static long time(Map<String, String> row) {
        return Instant.parse(row.get("event_time")).toEpochMilli();
    }

    private static List<Map<String, String>> read(String file) throws IOException {
        List<String> lines = Files.readAllLines(DATA.resolve(file));
        String[] header = lines.get(0).split(",");
        return lines.stream()
                .skip(1)
                .map(line -> {
                    String[] cells = line.split(",", -1);
                    Map<String, String> row = new HashMap<>();
                    for (int i = 0; i < header.length; i++) {
                        row.put(header[i], cells[i]);
                    }
                    return row;
                })
                .toList();
    }
}
