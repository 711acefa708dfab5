package io.driftmeter.alerting.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftmeter.alerting.Definitions;
import io.driftmeter.alerting.Reports;
import io.driftmeter.avro.AlertEvent;
import io.driftmeter.avro.AlertKind;
import io.driftmeter.avro.AlertTransition;
import io.driftmeter.avro.DriftReport;
import io.driftmeter.avro.Evidence;
import io.driftmeter.avro.FeatureResult;
import io.driftmeter.avro.MonitorDefinition;
import io.driftmeter.avro.ReportStage;
import io.driftmeter.avro.UpstreamSource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** 500 features of 20 models move at once through one upstream source. */
class StormTest {
    private static final int MODELS = 20;
    private static final int FEATURES = 500;
    private static final String SOURCE = "bureau";

    @TempDir
    private Path state;

    private AlertingDriver driver;

    @BeforeEach
    void start() {
        driver = new AlertingDriver(
                state, IntStream.range(0, MODELS).mapToObj(StormTest::monitor).toArray(MonitorDefinition[]::new));
    }

    @AfterEach
    void stop() {
        driver.close();
    }

    @Test
    void shouldMakeOneIncidentOfTenThousandFeaturesWithinOneWindow() {
        window(0, false);
        window(1, true);
        assertThat(driver.alerts()).isEmpty();
        window(2, true);
        List<AlertEvent> events = driver.alerts();
        assertThat(events).extracting(AlertEvent::getKind).containsExactly(AlertKind.UPSTREAM);
        AlertEvent incident = events.get(0);
        assertThat(incident.getTransition()).isEqualTo(AlertTransition.OPENED);
        assertThat(incident.getModel()).isEqualTo(SOURCE);
        assertThat(incident.getSummary())
                .isEqualTo("Upstream source bureau: 10,000 features of 20 models moved at once.");
        assertThat(incident.getEvidence()).hasSize(10);
        assertThat(incident.getEvidenceOmitted()).isEqualTo(10);
        assertThat(incident.getDescription()).contains("500 of its 500 features", "docs/runbooks/upstream.md");
        window(3, true);
        window(4, false);
        assertThat(driver.alerts()).isEmpty();
        window(5, false);
        assertThat(driver.alerts())
                .extracting(AlertEvent::getKind, AlertEvent::getTransition)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(AlertKind.UPSTREAM, AlertTransition.RESOLVED));
    }

    @Test
    void shouldNameTheModelsThatJoinOnceAWindow() {
        report(0, 1, true);
        report(0, 2, true);
        report(1, 2, true);
        report(2, 2, true);
        assertThat(driver.alerts()).hasSize(1);
        report(0, 3, true);
        List<AlertEvent> changed = driver.alerts();
        assertThat(changed).extracting(AlertEvent::getTransition).containsExactly(AlertTransition.UPDATED);
        assertThat(changed.get(0).getSummary()).contains("3 models");
        report(1, 3, true);
        report(2, 3, true);
        assertThat(driver.alerts()).isEmpty();
    }

    /** Segments and other window lengths show the same features once more. */
    @Test
    void shouldCountAFeatureOnceHoweverManySeriesShowIt() {
        for (int window = 1; window < 3; window++) {
            report(0, window, true);
            report(1, window, true);
            for (String segment : List.of("north", "south")) {
                DriftReport report = report("model-0", window, Definitions.WINDOW, features(true));
                report.setSegment(segment);
                write(report);
            }
            write(report("model-0", window, 2 * Definitions.WINDOW, features(true)));
        }
        List<AlertEvent> events = driver.alerts();
        AlertEvent incident = events.get(0);
        assertThat(incident.getSummary())
                .isEqualTo("Upstream source bureau: 1,000 features of 2 models moved at once.");
        assertThat(incident.getEvidence())
                .extracting(Evidence::getFeature)
                .containsExactly("model-0 version 1", "model-1 version 1");
        assertThat(incident.getWindowRows()).isEqualTo(1_000);
        assertThat(events).extracting(AlertEvent::getTransition).containsExactly(AlertTransition.OPENED);
    }

    @Test
    void shouldLeaveAFewFeaturesOfASourceToTheirModel() {
        for (int window = 0; window < 3; window++) {
            List<FeatureResult> features = features(false);
            features.set(0, Reports.movedFar("bureau_0"));
            write(0, window, features);
        }
        assertThat(driver.alerts()).extracting(AlertEvent::getKind).containsExactly(AlertKind.FEATURE_DRIFT);
    }

    @Test
    void shouldEndTheIncidentWhenTheReportsStop() {
        report(0, 1, true);
        report(0, 2, true);
        assertThat(driver.alerts()).hasSize(1);
        driver.advance(Duration.ofHours(30));
        List<AlertEvent> events = driver.alerts();
        assertThat(events).extracting(AlertEvent::getTransition).containsExactly(AlertTransition.RESOLVED);
        assertThat(events.get(0).getResolution()).contains("no report");
    }

    private void window(int window, boolean moved) {
        for (int model = 0; model < MODELS; model++) {
            report(model, window, moved);
        }
    }

    private void report(int model, int window, boolean moved) {
        List<FeatureResult> features = features(moved);
        features.add(moved ? Reports.movedFar("prediction") : Reports.stable("prediction"));
        write(model, window, features);
    }

    private void write(int model, int window, List<FeatureResult> features) {
        write(report("model-" + model, window, Definitions.WINDOW, features));
    }

    private void write(DriftReport report) {
        driver.write(AlertingDriver.TOPICS.driftReports().name(), DriftReport.class, report);
    }

    private static DriftReport report(String model, int window, long length, List<FeatureResult> features) {
        return Reports.drift(model, "1", window, length, ReportStage.ON_TIME, 500, features);
    }

    private static List<FeatureResult> features(boolean moved) {
        List<FeatureResult> features = new ArrayList<>();
        for (int feature = 0; feature < FEATURES; feature++) {
            String name = "bureau_" + feature;
            features.add(moved ? Reports.movedFar(name) : Reports.stable(name));
        }
        return features;
    }

    private static MonitorDefinition monitor(int model) {
        MonitorDefinition monitor = Definitions.of("model-" + model);
        monitor.setSources(List.of(new UpstreamSource(SOURCE, List.of("bureau_*"))));
        return monitor;
    }
}
