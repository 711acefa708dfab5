package io.driftmeter.cli.backtest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * A model with a numeric feature that moves in the middle of the live part, one that does not, a count and a category; from then on its
 * answers are often wrong. Labels come late and out of order, and one in ten never comes.
 */
final class GeneratedStream {

    static final long SEED = 42_2026_11_21L;
    static final Duration WINDOW = Duration.ofDays(1);

    private static final Instant START = Instant.parse("2025-03-01T00:00:00Z");
    private static final Duration STEP = Duration.ofMinutes(6);
    private static final int REFERENCE_ROWS = 7_200;
    private static final int LIVE_ROWS = 2_500;
    private static final String[] REGIONS = {"north", "south", "east", "west"};

    /** One row. */
    record Row(
            String id,
            Instant time,
            double income,
            double noise,
            int count,
            String region,
            double score,
            String prediction,
            String label) {}

    /** One label. */
    record Label(String id, String label, Instant time) {}

    final List<Row> reference = new ArrayList<>();
    final List<Row> live = new ArrayList<>();
    final List<Label> labels = new ArrayList<>();

    GeneratedStream() {
        Random random = new Random(SEED);
        for (int i = 0; i < REFERENCE_ROWS; i++) {
            reference.add(row(random, "r" + i, START.plus(STEP.multipliedBy(i)), false));
        }
        Instant begin = START.plus(STEP.multipliedBy(REFERENCE_ROWS));
        for (int i = 0; i < LIVE_ROWS; i++) {
            Row row = row(random, "p" + i, begin.plus(STEP.multipliedBy(i)), i > LIVE_ROWS / 2);
            live.add(row);
            if (random.nextInt(10) > 0) {
                labels.add(new Label(row.id(), row.label(), row.time().plusSeconds(random.nextInt((int)
                        Duration.ofDays(3).toSeconds()))));
            }
        }
        labels.sort(Comparator.comparing(Label::time));
    }

    private static Row row(Random random, String id, Instant time, boolean moved) {
        double income = 100 + 10 * random.nextGaussian() + (moved ? 15 : 0);
        double noise = random.nextGaussian();
        double score = 1 / (1 + Math.exp(-noise - 0.5 * random.nextGaussian()));
        boolean predicted = score > 0.5;
        boolean right = random.nextDouble() < (moved ? 0.6 : 0.9);
        return new Row(
                id,
                time,
                income,
                noise,
                random.nextInt(5),
                REGIONS[random.nextInt(moved ? 2 : 4)],
                score,
                predicted ? "yes" : "no",
                predicted == right ? "yes" : "no");
    }

    void write(Path directory) throws IOException {
        String header = "prediction_id,event_time,income,noise,count,region,score,prediction";
        List<String> referenceLines = new ArrayList<>(List.of(header + ",label"));
        reference.forEach(row -> referenceLines.add(cells(row) + "," + row.label()));
        Files.write(directory.resolve("reference.csv"), referenceLines);
        List<String> liveLines = new ArrayList<>(List.of(header));
        live.forEach(row -> liveLines.add(cells(row)));
        Files.write(directory.resolve("live.csv"), liveLines);
        List<String> labelLines = new ArrayList<>(List.of("prediction_id,label,label_time"));
        labels.forEach(label -> labelLines.add(label.id() + "," + label.label() + "," + label.time()));
        Files.write(directory.resolve("labels.csv"), labelLines);
    }

    private static String cells(Row row) {
        return String.format(
                Locale.ROOT,
                "%s,%s,%s,%s,%d,%s,%s,%s",
                row.id(),
                row.time(),
                row.income(),
                row.noise(),
                row.count(),
                row.region(),
                row.score(),
                row.prediction());
    }
}
