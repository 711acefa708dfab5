package io.driftmeter.cli.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftmeter.avro.AlertEvent;
import io.driftmeter.avro.AlertKind;
import io.driftmeter.avro.AlertTransition;
import io.driftmeter.avro.DriftReport;
import io.driftmeter.avro.Evidence;
import io.driftmeter.avro.FaultKind;
import io.driftmeter.avro.FeatureResult;
import io.driftmeter.statistics.reference.ReferenceProfile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each fault and plain drift, 20 times each, drawn with a seed: what the reports name, what the policy says, and what is trained anew. */
class NamedFaultsTest {
    private static final long SEED = 20261121;
    private static final int SCENARIOS = 20;
    private static final int LEAST_RIGHT = 19;
    private static final int WINDOWS = 6;
    private static final ReferenceProfile REFERENCE = SensorModel.reference(SEED);

    @ParameterizedTest
    @EnumSource
    void shouldNameTheFaultAndTrainAnewForDriftAlone(FaultKind kind, @TempDir Path state) {
        List<String> wrong = new ArrayList<>();
        for (int trial = 0; trial < SCENARIOS; trial++) {
            Random random = new Random(SEED * 31 + 1_000 * kind.ordinal() + trial);
            Scenario scenario = Scenario.draw(kind, random);
            int from = SensorModel.PANES + random.nextInt(2 * SensorModel.PANES);
            WatchedOrders watched = new WatchedOrders(REFERENCE, state.resolve("trial-" + trial));
            watched.watch(scenario, WINDOWS, from, random);
            if (!named(watched).equals(expected(scenario)) || !saysSo(watched.alerts, kind)) {
                wrong.add("trial %d: %s, named %s, alerts %s"
                        .formatted(trial, scenario.words(), named(watched), told(watched.alerts)));
            }
            if (kind != FaultKind.UNKNOWN) {
                assertThat(watched.triggers)
                        .as("%s, trial %d", scenario.words(), trial)
                        .isEmpty();
            }
            if (kind == FaultKind.UNKNOWN && watched.triggers.isEmpty()) {
                wrong.add("trial %d: %s, no trigger".formatted(trial, scenario.words()));
            }
        }
        assertThat(wrong).as("seed %d", SEED).hasSizeLessThanOrEqualTo(SCENARIOS - LEAST_RIGHT);
    }

    private static Map<String, FaultKind> expected(Scenario scenario) {
        Map<String, FaultKind> expected = new HashMap<>();
        if (scenario.fault() == FaultKind.CLOCK_SKEW) {
            expected.put("", FaultKind.CLOCK_SKEW);
        } else if (scenario.fault() != FaultKind.UNKNOWN) {
            scenario.features().forEach(feature -> expected.put(feature, scenario.fault()));
        }
        return expected;
    }

    /** What any window names; a fault of the traffic under no name. */
    private static Map<String, FaultKind> named(WatchedOrders watched) {
        Map<String, FaultKind> named = new HashMap<>();
        for (DriftReport report : watched.reports) {
            if (report.getFault() != null) {
                named.put("", report.getFault().getKind());
            }
            for (FeatureResult feature : report.getFeatures()) {
                if (feature.getFault() != null) {
                    named.put(feature.getName(), feature.getFault().getKind());
                }
            }
        }
        return named;
    }

    /** A data-quality alert that names the fault, and nothing else; for drift, an alert on drift alone. */
    private static boolean saysSo(List<AlertEvent> alerts, FaultKind kind) {
        String statistic = kind.name().toLowerCase(Locale.ROOT);
        List<AlertEvent> opened = alerts.stream()
                .filter(alert -> alert.getTransition() == AlertTransition.OPENED)
                .toList();
        return kind == FaultKind.UNKNOWN
                ? opened.stream().map(AlertEvent::getKind).toList().equals(List.of(AlertKind.FEATURE_DRIFT))
                : opened.size() == 1
                        && opened.get(0).getKind() == AlertKind.DATA_QUALITY
                        && opened.get(0).getRunbookUrl().endsWith(statistic.replace('_', '-') + ".md")
                        && opened.get(0).getEvidence().stream()
                                .map(Evidence::getStatistic)
                                .allMatch(statistic::equals);
    }

    private static List<String> told(List<AlertEvent> alerts) {
        return alerts.stream()
                .map(alert -> alert.getTransition() + ": " + alert.getSummary())
                .toList();
    }
}
