package io.driftmeter.monitor.join;

import static io.driftmeter.monitor.definitions.TestDefinitions.window;

import io.driftmeter.avro.MonitorDefinition;
import io.driftmeter.avro.PerformanceReport;
import io.driftmeter.avro.Task;
import io.driftmeter.monitor.definitions.TestDefinitions;
import io.driftmeter.monitor.definitions.TestReferences;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Days of a model that is better on positives than on negatives, and of their labels, through join and score. */
final class LabelledDays {

    static final long SEED = 20_261_121;
    static final long HOUR = Duration.ofHours(1).toMillis();
    static final long DAY = Duration.ofDays(1).toMillis();
    static final long START = 20_000 * DAY;
    static final int DAYS = 34;
    static final MonitorDefinition DEFINITION =
            TestDefinitions.scored("credit", 1, Task.BINARY, Duration.ofDays(5), window(Duration.ofDays(1)));

    private static final int ROWS_A_DAY = 200;
    private static final double SHARE_POSITIVE = 0.4;
    private static final double RIGHT_POSITIVE = 0.98;
    private static final double RIGHT_NEGATIVE = 0.5;

    /** What the reference says as well. */
    static final double ACCURACY = SHARE_POSITIVE * RIGHT_POSITIVE + (1 - SHARE_POSITIVE) * RIGHT_NEGATIVE;

    private final TestDefinitions definitions = new TestDefinitions();
    private final Path directory;

    LabelledDays(Path directory) {
        this.directory = directory;
        definitions.set(
                List.of(DEFINITION),
                List.of(TestReferences.ofAccuracy("credit", "v1", ACCURACY, ACCURACY * (1 - ACCURACY) / ROWS_A_DAY)));
    }

    /** How a day's labels come about. */
    interface Labelling {
        /** The label and how late it is; null where there is none. */
        @Nullable
        Labelled of(int day, boolean positive, Random random);
    }

    record Labelled(String label, long hours) {
        /** Positives are labelled three days later than negatives. */
        static Labelled usual(boolean positive) {
            return new Labelled(positive ? "bad" : "good", positive ? 73 : 1);
        }
    }

    private record Event(long time, String id, String answer, boolean label) {}

    private static List<Event> events(Labelling labelling) {
        Random random = new Random(SEED);
        List<Event> events = new ArrayList<>();
        for (int day = 0; day < DAYS; day++) {
            for (int row = 0; row < ROWS_A_DAY; row++) {
                String id = day + "-" + row;
                long time = START + day * DAY + row * DAY / ROWS_A_DAY;
                boolean positive = random.nextDouble() < SHARE_POSITIVE;
                boolean right = random.nextDouble() < (positive ? RIGHT_POSITIVE : RIGHT_NEGATIVE);
                events.add(new Event(time, id, positive == right ? "bad" : "good", false));
                Labelled labelled = labelling.of(day, positive, random);
                if (labelled != null) {
                    events.add(new Event(time + labelled.hours() * HOUR, id, labelled.label(), true));
                }
            }
        }
        events.sort(Comparator.comparingLong(Event::time).thenComparing(Event::label));
        return events;
    }

    /** The reports, read day by day or all at once. */
    List<PerformanceReport> reports(Labelling labelling, boolean dayByDay) {
        try (JoinScoreDriver driver =
                new JoinScoreDriver(definitions, JoinRetention.DEFAULT, directory.resolve("day by day " + dayByDay))) {
            long read = START;
            for (Event event : events(labelling)) {
                if (dayByDay && event.time() >= read + DAY) {
                    read += DAY;
                    driver.readUntil(read, DEFINITION);
                }
                if (event.label()) {
                    driver.label(event.id(), event.answer(), event.time());
                } else {
                    driver.prediction(event.id(), event.answer(), null, event.time(), DEFINITION);
                }
            }
            driver.readUntil(START + (DAYS + 10) * DAY, DEFINITION);
            return driver.reports();
        }
    }
}
