package io.driftmeter.monitor.join;

import static io.driftmeter.monitor.definitions.TestDefinitions.window;
import static org.assertj.core.api.Assertions.assertThat;

import io.driftmeter.avro.MonitorDefinition;
import io.driftmeter.avro.PerformanceReport;
import io.driftmeter.avro.ReportStage;
import io.driftmeter.avro.Task;
import io.driftmeter.monitor.definitions.TestDefinitions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A partition that is read weeks behind the others loses no prediction and no label, and nothing is final before it. */
class LaggingPartitionTest {

    private static final long HOUR = Duration.ofHours(1).toMillis();
    private static final long DAY = Duration.ofDays(1).toMillis();
    private static final long START = 20_000 * DAY;
    private static final int DAYS = 50;
    private static final long END = START + (DAYS + 1) * DAY;

    private final MonitorDefinition definition =
            TestDefinitions.scored("credit", 1, Task.BINARY, Duration.ofHours(30), window(Duration.ofDays(1)));
    private final TestDefinitions definitions = new TestDefinitions();

    @TempDir
    Path directory;

    @Test
    void shouldReportTheSameThoughAPartitionIsHeldBack() {
        definitions.set(List.of(definition), List.of());
        Map<String, String> inTurn = run("in turn", driver -> {
            for (int day = 0; day < DAYS; day++) {
                for (int partition = 0; partition < 2; partition++) {
                    predict(driver, day, partition);
                    label(driver, day, partition);
                }
            }
        });
        assertThat(inTurn).hasSize(DAYS);

        assertThat(run("predictions held back", driver -> {
                    all(driver, LaggingPartitionTest.this::predict, 0);
                    all(driver, LaggingPartitionTest.this::label, 0);
                    all(driver, LaggingPartitionTest.this::label, 1);
                    assertNothingIsFinal(driver, "predictions");
                    all(driver, LaggingPartitionTest.this::predict, 1);
                }))
                .isEqualTo(inTurn);
        assertThat(run("labels held back", driver -> {
                    all(driver, LaggingPartitionTest.this::predict, 0);
                    all(driver, LaggingPartitionTest.this::predict, 1);
                    all(driver, LaggingPartitionTest.this::label, 0);
                    assertNothingIsFinal(driver, "labels");
                    all(driver, LaggingPartitionTest.this::label, 1);
                }))
                .isEqualTo(inTurn);
    }

    private interface Input {
        void send(JoinScoreDriver driver);
    }

    private interface OfDay {
        void send(JoinScoreDriver driver, int day, int partition);
    }

    private static void all(JoinScoreDriver driver, OfDay row, int partition) {
        for (int day = 0; day < DAYS; day++) {
            row.send(driver, day, partition);
        }
    }

    private void predict(JoinScoreDriver driver, int day, int partition) {
        String answer = day % 3 == 0 ? "bad" : "good";
        driver.prediction(day + "-" + partition, answer, 0.5, START + day * DAY + 5 * HOUR, definition);
    }

    /** Each partition of the labels is in the order of their times. */
    private void label(JoinScoreDriver driver, int day, int partition) {
        driver.label(day + "-" + partition, day % 2 == 0 ? "bad" : "good", START + day * DAY + 30 * HOUR);
    }

    private Map<String, String> run(String name, Input input) {
        try (JoinScoreDriver driver =
                new JoinScoreDriver(definitions, JoinRetention.DEFAULT, directory.resolve(name))) {
            input.send(driver);
            readUntilTheEnd(driver, "predictions", 1);
            readUntilTheEnd(driver, "labels", 1);
            assertThat(driver.deadLetters()).as(name).isEmpty();
            return driver.reports(ReportStage.FINAL).stream()
                    .collect(Collectors.toMap(PerformanceReport::getReportId, PerformanceReport::getContentHash));
        }
    }

    private void assertNothingIsFinal(JoinScoreDriver driver, String heldBack) {
        readUntilTheEnd(driver, "predictions", heldBack.equals("predictions") ? 0 : 1);
        readUntilTheEnd(driver, "labels", heldBack.equals("labels") ? 0 : 1);
        assertThat(driver.reports()).isEmpty();
    }

    private void readUntilTheEnd(JoinScoreDriver driver, String topic, int lastPartition) {
        for (int partition = 0; partition <= lastPartition; partition++) {
            driver.readUntil(topic, partition, 2, END + 10 * DAY, definition);
        }
    }
}
