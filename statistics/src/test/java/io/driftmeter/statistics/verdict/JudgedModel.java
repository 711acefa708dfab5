package io.driftmeter.statistics.verdict;

import io.driftmeter.statistics.counts.Categories;
import io.driftmeter.statistics.counts.CategoryCounts;
import io.driftmeter.statistics.counts.Cells;
import io.driftmeter.statistics.counts.NumericCounts;
import io.driftmeter.statistics.counts.NumericScale;
import io.driftmeter.statistics.reference.CategoricalReference;
import io.driftmeter.statistics.reference.FeatureReference;
import io.driftmeter.statistics.reference.NumericReference;
import io.driftmeter.statistics.reference.ProfileCounts;
import io.driftmeter.statistics.reference.ReferenceProfile;
import io.driftmeter.statistics.reference.WindowVariation;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** A model with a normal feature, a category, a score and a prediction, whose reference and windows are drawn with a seed. */
final class JudgedModel {
    static final long WINDOW_MILLISECONDS = 3_600_000;
    /** Its rows are the same at any hour. */
    static final DriftSettings ANY_HOUR = new DriftSettings(100, DriftEffects.defaults(), DailyPattern.NONE, Set.of());

    private static final int WINDOWS = 400;
    private static final List<String> REGIONS = List.of("east", "north", "south", "west");

    /** One row, before it is counted. */
    static final class Row {
        final int number;
        double income;
        boolean incomeMissing;
        String region;
        double score;

        Row(int number, Random random) {
            this.number = number;
            this.income = random.nextGaussian();
            this.region = REGIONS.get((int) (4 * random.nextDouble() * random.nextDouble()));
            this.score = random.nextDouble();
        }
    }

    private final ReferenceProfile reference;

    private JudgedModel(ReferenceProfile reference) {
        this.reference = reference;
    }

    /** A reference whose windows differ by sampling alone. */
    static JudgedModel independentRows(long seed, int rows, int rowsPerWindow) {
        return withVariation(seed, rows, rowsPerWindow, 0.25 / rowsPerWindow);
    }

    static JudgedModel withVariation(long seed, int rows, int rowsPerWindow, double largestVariance) {
        List<WindowVariation> variation =
                List.of(new WindowVariation(WINDOW_MILLISECONDS, WINDOWS, rowsPerWindow, largestVariance));
        double[] edges = IntStream.range(-32, 33).mapToDouble(i -> i / 16.0).toArray();
        double[] deciles = {-1.25, -0.8125, -0.5, -0.25, 0, 0.25, 0.5, 0.8125, 1.25};
        double[] scoreEdges =
                IntStream.range(1, 100).mapToDouble(i -> i / 100.0).toArray();
        NumericReference income = numeric("income", new Cells(edges, new int[0], deciles), variation);
        NumericReference score = numeric("score", new Cells(scoreEdges, new int[0], new double[] {0.5}), variation);
        CategoricalReference region = categorical("region", Set.copyOf(REGIONS), variation);
        CategoricalReference prediction = categorical("prediction", Set.of("bad", "good"), variation);
        Random random = new Random(seed);
        for (int number = 0; number < rows; number++) {
            Row row = new Row(number, random);
            count(row, income.counts(), prediction.counts(), region.counts(), score.counts());
        }
        List<FeatureReference> features = List.of(income, score, region, prediction);
        return new JudgedModel(new ReferenceProfile(features, rows, Optional.empty(), false, Optional.empty()));
    }

    private static NumericReference numeric(String name, Cells cells, List<WindowVariation> variation) {
        NumericScale scale = new NumericScale(cells, false, -10, 10, -20);
        return new NumericReference(name, new NumericCounts(scale), variation, OptionalDouble.empty());
    }

    private static CategoricalReference categorical(String name, Set<String> names, List<WindowVariation> variation) {
        CategoryCounts counts = new CategoryCounts(new Categories(false, names, Set.of()));
        return new CategoricalReference(name, counts, variation, OptionalDouble.empty());
    }

    ReferenceProfile reference() {
        return reference;
    }

    /** Counts of a window of rows, each changed before it is counted. */
    ProfileCounts window(Random random, int rows, Consumer<Row> change) {
        ProfileCounts window = new ProfileCounts(reference);
        for (int number = 0; number < rows; number++) {
            Row row = new Row(number, random);
            change.accept(row);
            count(
                    row,
                    (NumericCounts) window.feature(0),
                    (CategoryCounts) window.feature(1),
                    (CategoryCounts) window.feature(2),
                    (NumericCounts) window.feature(3));
        }
        return window;
    }

    private static void count(
            Row row, NumericCounts income, CategoryCounts prediction, CategoryCounts region, NumericCounts score) {
        if (row.incomeMissing) {
            income.addMissing();
        } else {
            income.add(row.income);
        }
        region.add(row.region);
        score.add(row.score);
        prediction.add(row.score < 0.3 ? "bad" : "good");
    }
}
