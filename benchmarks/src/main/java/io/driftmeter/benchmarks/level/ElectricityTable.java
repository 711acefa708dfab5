package io.driftmeter.benchmarks.level;

import io.driftmeter.statistics.counts.CategoryCounts;
import io.driftmeter.statistics.counts.FeatureCounts;
import io.driftmeter.statistics.counts.NumericCounts;
import io.driftmeter.statistics.distribution.PairedCounts;
import io.driftmeter.statistics.distribution.PopulationStabilityIndex;
import io.driftmeter.statistics.reference.CategoricalReference;
import io.driftmeter.statistics.reference.FeatureReference;
import io.driftmeter.statistics.reference.NumericReference;
import io.driftmeter.statistics.reference.ProfileCounts;
import io.driftmeter.statistics.reference.ReferenceBuilder;
import io.driftmeter.statistics.reference.ReferenceProfile;
import io.driftmeter.statistics.reference.ReferenceSettings;
import io.driftmeter.statistics.verdict.BudgetShare;
import io.driftmeter.statistics.verdict.DriftJudge;
import io.driftmeter.statistics.verdict.DriftSettings;
import io.driftmeter.statistics.verdict.DriftVerdict;
import io.driftmeter.statistics.verdict.FalseAlarmBudget;
import io.driftmeter.statistics.verdict.FeatureFinding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.LongPredicate;

/**
 * False verdicts on real rows: the even weeks of the reference of the Elec2 stream (M. Harries, 1999) against its odd weeks, at the default
 * budget. Counts are of the odd weeks; the variation between weeks is that of all, since 13 weeks are too few to know it.
 */
final class ElectricityTable {
    private static final long WEEK = Duration.ofDays(7).toMillis();
    private static final long HALF_HOURS_OF_A_WEEK = 336;
    private static final List<String> NUMBERS =
            List.of("period", "nswprice", "nswdemand", "vicprice", "vicdemand", "transfer", "score");
    private static final List<String> CATEGORIES = List.of("weekday", "prediction");

    private final List<Row> rows;

    private record Row(long eventTime, Map<String, Object> values) {}

    private ElectricityTable(List<Row> rows) {
        this.rows = rows;
    }

    static void write(Path csv, Consumer<String> lines) {
        new ElectricityTable(read(csv)).write(lines);
    }

    private void write(Consumer<String> lines) {
        ReferenceProfile reference = oddWeeks();
        Map<String, Map<String, Integer>> found = new TreeMap<>();
        double windowLevel = new FalseAlarmBudget(1, Duration.ofDays(30).toMillis())
                .windowLevel(BudgetShare.ofWholeTraffic(3, 4, 1, WEEK));
        DriftJudge judge = new DriftJudge(DriftSettings.defaults());
        int weeks = 0;
        for (ProfileCounts week : evenWeeks(reference)) {
            weeks++;
            for (FeatureFinding finding : judge.judge(week, WEEK, windowLevel).features()) {
                Map<String, Integer> of = found.computeIfAbsent(finding.name(), name -> new TreeMap<>());
                count(of, finding, week.feature(week.indexOf(finding.name())), reference);
            }
        }
        lines.accept("| feature | weeks | judged | called drift | usual test at 5 % | PSI > 0.1 | PSI > 0.25 |");
        lines.accept("|---|---:|---:|---:|---:|---:|---:|");
        int all = weeks;
        found.forEach((name, of) -> lines.accept("| %s | %d | %d | %d | %d | %d | %d |"
                .formatted(
                        name,
                        all,
                        of.getOrDefault("judged", 0),
                        of.getOrDefault("drift", 0),
                        of.getOrDefault("usual", 0),
                        of.getOrDefault("minor", 0),
                        of.getOrDefault("major", 0))));
    }

    private static void count(
            Map<String, Integer> found, FeatureFinding finding, FeatureCounts live, ReferenceProfile reference) {
        FeatureCounts expected = reference.feature(finding.name()).orElseThrow().counts();
        boolean numbers = expected instanceof NumericCounts;
        PairedCounts cells = numbers
                ? PairedCounts.of(((NumericCounts) expected).cellCounts(), ((NumericCounts) live).cellCounts())
                : PairedCounts.of(((CategoryCounts) expected).counts(), ((CategoryCounts) live).counts());
        PairedCounts bins = numbers
                ? PairedCounts.of(((NumericCounts) expected).decileCounts(), ((NumericCounts) live).decileCounts())
                : cells;
        PrimaryTest test = numbers ? PrimaryTest.NUMBERS : PrimaryTest.CATEGORIES;
        double psi = PopulationStabilityIndex.of(bins).value().orElseThrow();
        add(found, "judged", !(finding.verdict() instanceof DriftVerdict.NotEnoughData));
        add(found, "drift", finding.verdict() instanceof DriftVerdict.Drift);
        add(found, "usual", PrimaryTest.log10P(test.usual(cells)) <= StrictMath.log10(0.05));
        add(found, "minor", psi > 0.1);
        add(found, "major", psi > 0.25);
    }

    private static void add(Map<String, Integer> found, String what, boolean is) {
        found.merge(what, is ? 1 : 0, Integer::sum);
    }

    private ReferenceProfile oddWeeks() {
        ReferenceProfile all = reference(week -> true);
        ReferenceProfile odd = reference(week -> week % 2 == 1);
        List<FeatureReference> features = odd.features().stream()
                .map(feature ->
                        withVariation(feature, all.feature(feature.name()).orElseThrow()))
                .toList();
        return new ReferenceProfile(features, odd.rows(), all.trainingTime(), false, Optional.empty());
    }

    private static FeatureReference withVariation(FeatureReference counted, FeatureReference varied) {
        return counted.counts() instanceof NumericCounts numbers
                ? new NumericReference(counted.name(), numbers, varied.variation(), OptionalDouble.empty())
                : new CategoricalReference(
                        counted.name(), (CategoryCounts) counted.counts(), varied.variation(), OptionalDouble.empty());
    }

    private ReferenceProfile reference(LongPredicate weeks) {
        ReferenceBuilder builder = new ReferenceBuilder(ReferenceSettings.DEFAULT.withWindows(List.of(WEEK)));
        rows.stream()
                .filter(row -> weeks.test(row.eventTime / WEEK))
                .forEach(row -> builder.add(row.values, OptionalLong.of(row.eventTime)));
        return builder.build(Optional.empty());
    }

    private List<ProfileCounts> evenWeeks(ReferenceProfile reference) {
        Map<Long, ProfileCounts> weeks = new TreeMap<>();
        rows.stream().filter(row -> row.eventTime / WEEK % 2 == 0).forEach(row -> {
            ProfileCounts week = weeks.computeIfAbsent(row.eventTime / WEEK, start -> new ProfileCounts(reference));
            row.values.forEach((name, value) -> count(week.feature(week.indexOf(name)), value));
        });
        List<ProfileCounts> whole = new ArrayList<>(weeks.values());
        whole.removeIf(week -> week.feature(0).rows() < HALF_HOURS_OF_A_WEEK);
        return whole;
    }

    private static void count(FeatureCounts counts, Object value) {
        if (value instanceof Double number) {
            counts.add(number.doubleValue());
        } else {
            counts.add((String) value);
        }
    }

    private static List<Row> read(Path csv) {
        try {
            List<String> lines = Files.readAllLines(csv);
            List<String> header = List.of(lines.get(0).split(",", -1));
            return lines.stream()
                    .skip(1)
                    .map(line -> row(header, line.split(",", -1)))
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Row row(List<String> header, String[] cells) {
        Map<String, Object> values = new TreeMap<>();
        NUMBERS.forEach(name -> values.put(name, Double.valueOf(cells[header.indexOf(name)])));
        CATEGORIES.forEach(name -> values.put(name, cells[header.indexOf(name)]));
        return new Row(Instant.parse(cells[header.indexOf("event_time")]).toEpochMilli(), values);
    }
}
