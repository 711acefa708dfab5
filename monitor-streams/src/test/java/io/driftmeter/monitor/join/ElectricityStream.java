package io.driftmeter.monitor.join;

import io.driftmeter.avro.MonitorDefinition;
import io.driftmeter.monitor.avro.PredictionRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * The Electricity stream (M. Harries, 1999) as rows of the join, in several orders of arrival. The data is not part of the
 * repository; what uses it runs where it lies beside it.
 */
final class ElectricityStream {

    /**
     * A row of the live stream or of its labels.
     *
     * @param score probability of up; null for a label
     * @param answer the prediction, or the label
     * @param time of the prediction, or of the label, in milliseconds since the epoch
     */
    record Row(String id, @Nullable Double score, String answer, long time) {
        boolean isLabel() {
            return score == null;
        }
    }

    static final Path DATA = Path.of("../../shared/data/electricity");
    private static final int SHARE_REPEATED = 20;
    private static final long MINUTE_MILLISECONDS = 60_000;

    private ElectricityStream() {}

    static boolean isPresent() {
        return Files.isDirectory(DATA);
    }

    static List<String[]> read(String file) throws IOException {
        return Files.readAllLines(DATA.resolve(file)).stream()
                .map(line -> line.split(",", -1))
                .toList();
    }

    /** Predictions and labels by their times, a prediction first. */
    static List<Row> inRealOrder() throws IOException {
        List<Row> rows = new ArrayList<>();
        List<String[]> live = read("live.csv");
        for (String[] row : live.subList(1, live.size())) {
            rows.add(new Row(
                    row[0],
                    Double.valueOf(row[9]),
                    row[10],
                    Instant.parse(row[1]).toEpochMilli()));
        }
        List<String[]> labels = read("labels.csv");
        for (String[] row : labels.subList(1, labels.size())) {
            rows.add(new Row(row[0], null, row[1], Instant.parse(row[2]).toEpochMilli()));
        }
        rows.sort(Comparator.comparingLong(Row::time).thenComparing(Row::isLabel));
        return rows;
    }

    /** All rows in any order. */
    static List<Row> shuffled(Random random) throws IOException {
        List<Row> rows = inRealOrder();
        Collections.shuffle(rows, random);
        return rows;
    }

    /** All labels, then all predictions. */
    static List<Row> labelsFirst() throws IOException {
        List<Row> rows = inRealOrder();
        rows.sort(Comparator.comparing(row -> !row.isLabel()));
        return rows;
    }

    /** In the real order with one row of twenty sent twice, and one label of twenty sent wrong a minute before. */
    static List<Row> repeatedAndCorrected(Random random) throws IOException {
        List<Row> rows = new ArrayList<>();
        for (Row row : inRealOrder()) {
            if (row.isLabel() && random.nextInt(SHARE_REPEATED) == 0) {
                String wrong = row.answer().equals("up") ? "down" : "up";
                rows.add(new Row(row.id(), null, wrong, row.time() - MINUTE_MILLISECONDS));
            }
            rows.add(row);
            if (random.nextInt(SHARE_REPEATED) == 0) {
                rows.add(row);
            }
        }
        return rows;
    }

    /** Sends rows, each with how far the partition of its topic was before it. */
    static void send(List<Row> rows, JoinScoreDriver driver, MonitorDefinition definition) {
        long highestLabelTime = 0;
        for (Row row : rows) {
            if (row.isLabel()) {
                driver.send(row.id(), driver.labelRow(row.answer(), row.time(), highestLabelTime));
                highestLabelTime = Math.max(highestLabelTime, row.time());
            } else {
                PredictionRow prediction =
                        driver.predictionRow(row.answer(), row.score(), row.time(), false, definition);
                driver.send(row.id(), prediction);
            }
        }
    }
}
