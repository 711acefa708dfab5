package io.driftmeter.alerting.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftmeter.alerting.Definitions;
import io.driftmeter.alerting.Reports;
import io.driftmeter.alerting.policy.DriftReading;
import io.driftmeter.alerting.policy.Observation;
import io.driftmeter.alerting.policy.PerformanceReading;
import io.driftmeter.alerting.policy.Series;
import io.driftmeter.alerting.policy.SeriesState;
import io.driftmeter.alerting.retraining.RetrainingDecision;
import io.driftmeter.avro.AlertEvent;
import io.driftmeter.avro.AlertTransition;
import io.driftmeter.avro.FeatureResult;
import io.driftmeter.avro.MonitorDefinition;
import io.driftmeter.avro.ReportStage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random months of two versions of a model: replayed, with reports delivered again, and with the invariants of every alert checked. */
class ModelPolicyReplayTest {
    private static final int TRIALS = 40;
    private static final int WINDOWS = 120;

    private final MonitorDefinition definition = Definitions.of(Reports.MODEL);

    /** With the second seed a version's first rows came late, and its silent windows before them were noted only when delivered again. */
    @ParameterizedTest
    @ValueSource(longs = {20261121L, -2366631409982747578L})
    void shouldWriteTheSameEventsOnReplayAndNothingTwiceWhenReportsAreDeliveredAgain(long seed) {
        definition.getRetraining().setCooldownMilliseconds(6 * 60 * Definitions.MINUTE);
        definition.getRetraining().setInFlightTimeoutMilliseconds(12 * 60 * Definitions.MINUTE);
        definition.getRetraining().setMinimumFreshLabels(900);
        RandomGenerator random = new Random(seed);
        int events = 0;
        int triggers = 0;
        for (int trial = 0; trial < TRIALS; trial++) {
            List<Observation> reports = month(random);
            Written once = write(reports);
            Written again = write(withRedeliveries(reports, random));
            assertThat(again.alerts).as("seed %d, trial %d", seed, trial).isEqualTo(once.alerts);
            assertThat(again.triggers).as("seed %d, trial %d", seed, trial).isEqualTo(once.triggers);
            assertThat(ids(once)).as("seed %d, trial %d", seed, trial).doesNotHaveDuplicates();
            assertThat(once.triggers).as("seed %d, trial %d", seed, trial).doesNotHaveDuplicates();
            assertThatEachAlertBeginsAndEnds(once.alerts, "seed %d, trial %d".formatted(seed, trial));
            events += once.alerts.size();
            triggers += once.triggers.size();
        }
        assertThat(events).as("the trials say something").isGreaterThan(10 * TRIALS);
        assertThat(triggers).isGreaterThan(TRIALS);
    }

    /** ON_TIME reports window by window, FINAL ones at a random lag, two versions, faults and silences of random length. */
    private List<Observation> month(RandomGenerator random) {
        List<Observation> reports = new ArrayList<>();
        int lag = 1 + random.nextInt(4);
        int mood = 0;
        for (int window = 0; window < WINDOWS; window++) {
            mood = random.nextInt(5) == 0 ? random.nextInt(7) : mood;
            for (String version : List.of("1", "2")) {
                reports.add(drift(version, window, ReportStage.ON_TIME, mood, random));
                if (window >= lag) {
                    ReportStage stage = random.nextInt(9) == 0 ? ReportStage.INCOMPLETE : ReportStage.FINAL;
                    reports.add(drift(version, window - lag, stage, mood, random));
                }
                if (window % 4 == 3) {
                    double accuracy = mood == 1 ? 0.7 : 0.82;
                    for (ReportStage stage : List.of(ReportStage.ON_TIME, ReportStage.FINAL)) {
                        reports.add(PerformanceReading.of(
                                Reports.performance(version, window / 4, stage, accuracy), definition));
                    }
                }
            }
        }
        return reports;
    }

    private Observation drift(String version, int window, ReportStage stage, int mood, RandomGenerator random) {
        List<FeatureResult> features = new ArrayList<>();
        for (String name : List.of("income", "age", "score")) {
            features.add(
                    switch (random.nextInt(4) == 0 ? random.nextInt(7) : mood) {
                        case 1 -> Reports.moved(name);
                        case 2 -> Reports.movedFar(name);
                        case 3 -> Reports.missing(name, 0.2);
                        case 4 -> Reports.unjudged(name);
                        case 6 -> Reports.inAnotherUnit(name);
                        default -> Reports.stable(name);
                    });
        }
        boolean silent = mood == 5 && version.equals("1") || random.nextInt(15) == 0;
        return DriftReading.of(
                List.of(
                        silent
                                ? Reports.empty(version, window, stage)
                                : Reports.drift(version, window, stage, features.toArray(FeatureResult[]::new))),
                definition);
    }

    private static List<Observation> withRedeliveries(List<Observation> reports, RandomGenerator random) {
        List<Observation> delivered = new ArrayList<>();
        for (int report = 0; report < reports.size(); report++) {
            delivered.add(reports.get(report));
            while (random.nextInt(3) == 0) {
                delivered.add(reports.get(random.nextInt(report + 1)));
            }
        }
        return delivered;
    }

    private record Written(List<AlertEvent> alerts, List<String> triggers) {}

    private Written write(List<Observation> reports) {
        Map<Series, SeriesState> states = new HashMap<>();
        ModelState model = ModelState.EMPTY;
        Written written = new Written(new ArrayList<>(), new ArrayList<>());
        for (Observation report : reports) {
            SeriesState state = states.getOrDefault(report.series(), SeriesState.EMPTY);
            ModelPolicy.Outcome outcome = ModelPolicy.apply(model, state, report, definition);
            model = outcome.model();
            states.put(report.series(), outcome.series());
            written.alerts.addAll(outcome.alerts());
            if (outcome.retraining() instanceof RetrainingDecision.Triggered triggered) {
                written.triggers.add(triggered.trigger().getTriggerId());
            }
        }
        return written;
    }

    private static List<String> ids(Written written) {
        return written.alerts.stream().map(AlertEvent::getEventId).toList();
    }

    private static void assertThatEachAlertBeginsAndEnds(List<AlertEvent> events, String where) {
        Set<String> open = new HashSet<>();
        for (AlertEvent event : events) {
            boolean wasOpen = open.contains(event.getFingerprint());
            assertThat(wasOpen).as(where).isEqualTo(event.getTransition() != AlertTransition.OPENED);
            if (event.getTransition() == AlertTransition.RESOLVED) {
                open.remove(event.getFingerprint());
            } else {
                open.add(event.getFingerprint());
            }
        }
    }
}
