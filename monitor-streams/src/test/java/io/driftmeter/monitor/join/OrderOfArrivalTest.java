package io.driftmeter.monitor.join;

import static io.driftmeter.monitor.definitions.TestDefinitions.window;
import static io.driftmeter.monitor.join.JoinScoreDriver.metric;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.driftmeter.avro.MonitorDefinition;
import io.driftmeter.avro.PerformanceReport;
import io.driftmeter.avro.ReportStage;
import io.driftmeter.avro.Task;
import io.driftmeter.monitor.avro.LabelRow;
import io.driftmeter.monitor.avro.PredictionRow;
import io.driftmeter.monitor.definitions.TestDefinitions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The reports are a function of the set of rows: of no order, and the one that a plain count of the set gives. */
class OrderOfArrivalTest {

    private record Arriving(String id, Object row) {}

    private record Confusion(long predictions, long tp, long fp, long tn, long fn) {}

    private static final long SEED = 20_261_121;
    private static final int PREDICTIONS = 120;
    private static final int ORDERS = 5;
    private static final long MINUTE = Duration.ofMinutes(1).toMillis();
    private static final long HOUR = Duration.ofHours(1).toMillis();
    private static final long HORIZON = 30 * HOUR;
    private static final long START = Duration.ofDays(20_000).toMillis();

    private final MonitorDefinition definition = TestDefinitions.scored(
            "credit", 1, Task.BINARY, Duration.ofMillis(HORIZON), window(Duration.ofHours(3), Duration.ofHours(1)));
    private final TestDefinitions definitions = new TestDefinitions();
    private final Random random = new Random(SEED);

    @TempDir
    Path directory;

    @BeforeEach
    void start() {
        definitions.set(List.of(definition), List.of());
    }

    @Test
    void shouldReportTheSameWhateverTheOrderOfArrival() {
        List<Arriving> rows = rows();
        Map<String, String> first = hashes(reports(rows, 0));
        for (int order = 1; order <= ORDERS; order++) {
            Collections.shuffle(rows, random);
            assertThat(hashes(reports(rows, order)))
                    .as("order %d of seed %d", order, SEED)
                    .isEqualTo(first);
        }
        Map<Boolean, List<Arriving>> labelsFirst =
                rows.stream().collect(Collectors.partitioningBy(row -> row.row() instanceof LabelRow));
        List<Arriving> inTurn = new ArrayList<>(labelsFirst.get(true));
        inTurn.addAll(labelsFirst.get(false));
        assertThat(hashes(reports(inTurn, ORDERS + 1))).as("labels first").isEqualTo(first);
    }

    @Test
    void shouldReportWhatAPlainCountOfTheRowsGives() {
        List<Arriving> rows = rows();
        Collections.shuffle(rows, random);

        Map<Long, Confusion> reported = new TreeMap<>();
        for (PerformanceReport report : reports(rows, 0)) {
            if (report.getStage() == ReportStage.FINAL) {
                reported.put(report.getWindowStart().toEpochMilli(), confusion(report));
            }
        }

        assertThat(reported).as("seed %d", SEED).isEqualTo(plainCount(rows)).hasSizeGreaterThan(20);
    }

    /** Predictions over 24 hours with their labels; some twice, corrected, retracted, late, beyond the horizon or unlike. */
    private List<Arriving> rows() {
        List<Arriving> rows = new ArrayList<>();
        try (JoinScoreDriver maker =
                new JoinScoreDriver(definitions, JoinRetention.DEFAULT, directory.resolve("rows" + random.nextInt()))) {
            for (int number = 0; number < PREDICTIONS; number++) {
                String id = "p" + number;
                long time = START + (long) (random.nextDouble() * 24 * HOUR);
                boolean late = random.nextInt(5) == 0;
                rows.add(new Arriving(id, maker.predictionRow(answer(), random.nextDouble(), time, late, definition)));
                if (random.nextInt(8) == 0) {
                    rows.add(new Arriving(
                            id, maker.predictionRow(answer(), random.nextDouble(), time + MINUTE, !late, definition)));
                }
                for (int label = random.nextInt(4); label > 0; label--) {
                    long labelTime = time + (long) (random.nextDouble() * 1.2 * HORIZON) - HOUR;
                    long behind = random.nextInt(4) == 0 ? random.nextInt((int) (15 * MINUTE)) : 0;
                    Object value = random.nextInt(6) == 0 ? null : answer();
                    rows.add(new Arriving(id, maker.labelRow(value, labelTime, labelTime + behind)));
                }
                if (random.nextInt(4) == 0) {
                    rows.add(rows.get(rows.size() - 1));
                }
            }
        }
        return rows;
    }

    private String answer() {
        return random.nextBoolean() ? "bad" : "good";
    }

    private List<PerformanceReport> reports(List<Arriving> rows, int order) {
        Path state = directory.resolve("order" + order + "-" + random.nextInt());
        try (JoinScoreDriver driver = new JoinScoreDriver(definitions, JoinRetention.DEFAULT, state)) {
            rows.forEach(row -> driver.send(row.id(), row.row()));
            driver.readUntil(START + 100 * HOUR, definition);
            return driver.reports();
        }
    }

    private static Map<String, String> hashes(List<PerformanceReport> reports) {
        assertThat(reports).hasSizeGreaterThan(40);
        return reports.stream()
                .collect(Collectors.toMap(PerformanceReport::getReportId, PerformanceReport::getContentHash));
    }

    private static Confusion confusion(PerformanceReport report) {
        return new Confusion(
                report.getPredictions(),
                Math.round(requireNonNull(metric(report, "tp"))),
                Math.round(requireNonNull(metric(report, "fp"))),
                Math.round(requireNonNull(metric(report, "tn"))),
                Math.round(requireNonNull(metric(report, "fn"))));
    }

    /** By window start; shares no code with the product. */
    private static Map<Long, Confusion> plainCount(List<Arriving> rows) {
        Map<String, List<Object>> byId = rows.stream()
                .collect(Collectors.groupingBy(Arriving::id, Collectors.mapping(Arriving::row, Collectors.toList())));
        Map<Long, long[]> windows = new TreeMap<>();
        byId.values().forEach(ofOne -> {
            PredictionRow prediction = ofOne.stream()
                    .filter(PredictionRow.class::isInstance)
                    .map(PredictionRow.class::cast)
                    .min(Comparator.comparingLong(PredictionRow::getEventTime))
                    .orElseThrow();
            Object label = ofOne.stream()
                    .filter(LabelRow.class::isInstance)
                    .map(LabelRow.class::cast)
                    .filter(row -> Math.abs(row.getLabelTime() - prediction.getEventTime()) <= HORIZON)
                    .filter(row -> row.getSource().getHighestEventTimeBefore() - row.getLabelTime() <= 10 * MINUTE)
                    .max(Comparator.comparingLong(LabelRow::getLabelTime))
                    .map(LabelRow::getLabel)
                    .orElse(null);
            long hour = prediction.getEventTime() / HOUR;
            for (long start = hour - 2; start <= hour; start++) {
                long[] counts = windows.computeIfAbsent(start * HOUR, unused -> new long[5]);
                counts[0]++;
                if (label != null) {
                    boolean right = label.equals(prediction.getPrediction());
                    boolean saidBad = "bad".equals(prediction.getPrediction());
                    counts[saidBad ? right ? 1 : 2 : right ? 3 : 4]++;
                }
            }
        });
        Map<Long, Confusion> result = new TreeMap<>();
        windows.forEach((start, c) -> result.put(start, new Confusion(c[0], c[1], c[2], c[3], c[4])));
        return result;
    }
}
