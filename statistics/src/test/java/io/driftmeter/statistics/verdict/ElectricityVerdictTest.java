package io.driftmeter.statistics.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftmeter.statistics.counts.CategoryCounts;
import io.driftmeter.statistics.counts.FeatureCounts;
import io.driftmeter.statistics.counts.NumericCounts;
import io.driftmeter.statistics.reference.CategoricalReference;
import io.driftmeter.statistics.reference.FeatureReference;
import io.driftmeter.statistics.reference.NumericReference;
import io.driftmeter.statistics.reference.ProfileCounts;
import io.driftmeter.statistics.reference.ReferenceBuilder;
import io.driftmeter.statistics.reference.ReferenceProfile;
import io.driftmeter.statistics.reference.ReferenceSettings;
import io.driftmeter.statistics.reference.WindowVariation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.LongPredicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/**
 * The Elec2 stream (M. Harries, 1999) in weeks at the default budget: what comes alive is drift, and the reference's own weeks are not. The
 * data is not part of the repository; the test runs where it lies beside it.
 */
@EnabledIf("dataIsPresent")
class ElectricityVerdictTest {
    private static final Path DATA = Path.of("../../shared/data/electricity");
    private static final long WEEK = Duration.ofDays(7).toMillis();
    private static final long HALF_HOURS_OF_A_WEEK = 336;
    private static final double WINDOW_LEVEL = new FalseAlarmBudget(
                    1, Duration.ofDays(30).toMillis())
            .windowLevel(BudgetShare.ofWholeTraffic(3, 4, 1, WEEK));
    private static final List<String> FEATURES = List.of(
            "period", "nswprice", "nswdemand", "vicprice", "vicdemand", "transfer", "weekday", "score", "prediction");

    static boolean dataIsPresent() {
        return Files.exists(DATA.resolve("reference.csv"));
    }

    private record Row(long eventTime, Map<String, Object> values) {}

    @Test
    void shouldFindWhatComesAlive() throws IOException {
        Map<String, Map<String, Integer>> verdicts =
                verdicts(reference(read("reference.csv"), time -> true), read("live.csv"), time -> true);
        for (String feature : List.of("vicprice", "vicdemand", "transfer")) {
            assertThat(verdicts.get(feature)).containsEntry("Drift", 83);
        }
        // Its swings from week to week are larger than what a week of half-hours can tell from drift.
        assertThat(verdicts.get("nswprice")).containsOnlyKeys("NotEnoughData");
    }

    @Test
    void shouldFlagNoneOfTheReferencesOwnWeeks() throws IOException {
        List<Row> rows = read("reference.csv");
        ReferenceProfile all = reference(rows, time -> true);
        ReferenceProfile odd = reference(rows, time -> time / WEEK % 2 == 1);
        // 13 odd weeks are too few to know how much weeks vary; with what all show, most features are judged.
        List<ReferenceProfile> references = List.of(all, odd, withVariationOf(all, odd));
        assertThat(verdicts(references.get(2), rows, time -> time / WEEK % 2 == 0)
                        .get("period"))
                .containsOnlyKeys("Stable");
        for (ReferenceProfile reference : references) {
            Map<String, Map<String, Integer>> verdicts = verdicts(reference, rows, time -> time / WEEK % 2 == 0);
            assertThat(verdicts).hasSize(FEATURES.size());
            assertThat(verdicts.values()).noneMatch(counts -> counts.containsKey("Drift"));
        }
    }

    private static ReferenceProfile withVariationOf(ReferenceProfile varied, ReferenceProfile counted) {
        List<FeatureReference> features = counted.features().stream()
                .map(feature -> withVariation(
                        feature, varied.feature(feature.name()).orElseThrow().variation()))
                .toList();
        return new ReferenceProfile(features, counted.rows(), varied.trainingTime(), false, Optional.empty());
    }

    private static FeatureReference withVariation(FeatureReference feature, List<WindowVariation> variation) {
        return feature.counts() instanceof NumericCounts numbers
                ? new NumericReference(feature.name(), numbers, variation, OptionalDouble.empty())
                : new CategoricalReference(
                        feature.name(), (CategoryCounts) feature.counts(), variation, OptionalDouble.empty());
    }

    private static ReferenceProfile reference(List<Row> rows, LongPredicate chosen) {
        ReferenceBuilder builder = new ReferenceBuilder(ReferenceSettings.DEFAULT.withWindows(List.of(WEEK)));
        rows.stream()
                .filter(row -> chosen.test(row.eventTime))
                .forEach(row -> builder.add(row.values, OptionalLong.of(row.eventTime)));
        return builder.build(Optional.empty());
    }

    /** For each feature, how often each verdict was given over the whole weeks. */
    private static Map<String, Map<String, Integer>> verdicts(
            ReferenceProfile reference, List<Row> rows, LongPredicate chosen) {
        Map<Long, ProfileCounts> weeks = new TreeMap<>();
        rows.stream().filter(row -> chosen.test(row.eventTime)).forEach(row -> {
            ProfileCounts week = weeks.computeIfAbsent(row.eventTime / WEEK, start -> new ProfileCounts(reference));
            row.values.forEach((name, value) -> count(week.feature(week.indexOf(name)), value));
        });
        Map<String, Map<String, Integer>> verdicts = new TreeMap<>();
        DriftJudge judge = new DriftJudge(DriftSettings.defaults());
        weeks.values().removeIf(week -> week.feature(0).rows() < HALF_HOURS_OF_A_WEEK);
        for (ProfileCounts week : weeks.values()) {
            for (FeatureFinding finding : judge.judge(week, WEEK, WINDOW_LEVEL).features()) {
                verdicts.computeIfAbsent(finding.name(), name -> new TreeMap<>())
                        .merge(finding.verdict().getClass().getSimpleName(), 1, Integer::sum);
            }
        }
        return verdicts;
    }

    private static void count(FeatureCounts counts, Object value) {
        if (value instanceof Double number) {
            counts.add(number.doubleValue());
        } else {
            counts.add(value.toString());
        }
    }

    private static List<Row> read(String file) throws IOException {
        List<String> lines = Files.readAllLines(DATA.resolve(file));
        List<String> header = List.of(lines.get(0).split(","));
        return lines.stream()
                .skip(1)
                .map(line -> row(header, line.split(",", -1)))
                .toList();
    }

    private static Row row(List<String> header, String[] cells) {
        Map<String, Object> values = new HashMap<>();
        for (String feature : FEATURES) {
            String cell = cells[header.indexOf(feature)];
            boolean category = feature.equals("weekday") || feature.equals("prediction");
            values.put(feature, category ? cell : (Object) Double.valueOf(cell));
        }
        long eventTime = Instant.parse(cells[header.indexOf("event_time")]).toEpochMilli();
        return new Row(eventTime, values);
    }
}
