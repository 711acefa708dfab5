package io.driftmeter.cli.monitorfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.driftmeter.avro.DailyPattern;
import io.driftmeter.avro.DuplicateHandling;
import io.driftmeter.avro.Judgement;
import io.driftmeter.avro.MaintenanceWindow;
import io.driftmeter.avro.MonitorDefinition;
import io.driftmeter.avro.OutcomeValue;
import io.driftmeter.avro.PerformanceDefinition;
import io.driftmeter.avro.RetrainingDefinition;
import io.driftmeter.avro.RetrainingMode;
import io.driftmeter.avro.Task;
import io.driftmeter.avro.UpstreamSource;
import io.driftmeter.avro.WindowLength;
import io.driftmeter.cli.ExitCode;
import io.driftmeter.cli.Ran;
import io.driftmeter.cli.console.UserMistake;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MonitorFileTest {

    private static final String COMPLETE = """
            model: credit-risk
            revision: 3
            duplicates: remove
            effective_from: 2026-01-31T12:00:00Z
            inputs: {features: features, predictions: predictions, labels: labels}
            drift:
              windows: [30m, {length: 1h, advance: 10m}]
              grace: 2m
              lateness: 2h
              ignore: [batch]
            performance:
              {task: binary, positive: bad, horizon: 4h, windows: [2h], metric: f1, minimum_labelled: 50, minimum_change: 0.03}
            alerting: {open: 3 of 4, resolve: 5, performance_open: 1 of 2, traffic_stopped_windows: 3, team: risk}
            retraining: {cooldown: 2d, sustained_drift_windows: 9, performance: false, in_flight_timeout: 3d,
              mode: suggest, most_triggers: 2, most_triggers_period: 10d, minimum_fresh_labels: 500}
            judgement:
              false_pages: 2 per 60d
              minimum_rows: 200
              daily_pattern: none
              minor_effect: 0.15
              minor_total_variation: 0.05
              major_total_variation: 0.25
              minor_jensen_shannon: 0.07
              major_jensen_shannon: 0.3
              minor_psi: 0.2
              major_psi: 2.5
            """;

    private static final String SHORTEST = """
            model: credit-risk
            inputs: {features: features}
            drift: {windows: [30m]}
            """;

    @TempDir
    private Path directory;

    @Test
    void shouldReadEveryKey() throws IOException {
        MonitorDefinition definition = read(COMPLETE);

        assertThat(definition.getModel()).isEqualTo("credit-risk");
        assertThat(definition.getRevision()).isEqualTo(3);
        assertThat(definition.getEffectiveFrom()).isEqualTo(Instant.parse("2026-01-31T12:00:00Z"));
        assertThat(definition.getDuplicates()).isEqualTo(DuplicateHandling.REMOVE);
        assertThat(definition.getFeaturesTopic()).isEqualTo("features");
        assertThat(definition.getPredictionsTopic()).isEqualTo("predictions");
        assertThat(definition.getLabelsTopic()).isEqualTo("labels");
        assertThat(definition.getDriftWindows())
                .containsExactly(
                        window(Duration.ofMinutes(30), Duration.ofMinutes(30)),
                        window(Duration.ofHours(1), Duration.ofMinutes(10)));
        assertThat(definition.getGraceMilliseconds())
                .isEqualTo(Duration.ofMinutes(2).toMillis());
        assertThat(definition.getLatenessMilliseconds())
                .isEqualTo(Duration.ofHours(2).toMillis());
        assertThat(definition.getIgnoredFeatures()).containsExactly("batch");
        assertThat(definition.getJudgement().getFalsePagesAllowed()).isEqualTo(2.0);
        assertThat(definition.getJudgement().getBudgetPeriodMilliseconds())
                .isEqualTo(Duration.ofDays(60).toMillis());
        assertThat(definition.getJudgement().getMinimumRows()).isEqualTo(200);
        assertThat(definition.getJudgement().getMinorEffect()).isEqualTo(0.15);
        assertThat(definition.getJudgement().getMajorEffect()).isEqualTo(0.2);
        assertThat(definition.getJudgement().getDailyPattern()).isEqualTo(DailyPattern.NONE);
    }

    @Test
    void shouldReadTheEffectsThatAreShown() throws IOException {
        Judgement judgement = read(COMPLETE).getJudgement();

        assertThat(judgement.getMinorTotalVariation()).isEqualTo(0.05);
        assertThat(judgement.getMajorTotalVariation()).isEqualTo(0.25);
        assertThat(judgement.getMinorJensenShannon()).isEqualTo(0.07);
        assertThat(judgement.getMajorJensenShannon()).isEqualTo(0.3);
        assertThat(judgement.getMinorPsi()).isEqualTo(0.2);
        assertThat(judgement.getMajorPsi()).isEqualTo(2.5);
    }

    @Test
    void shouldReadTheSampleWhatOutcomesAreWorthAndWhenLabelsMatter() throws IOException {
        PerformanceDefinition performance = read(COMPLETE.replace(
                        "minimum_change: 0.03",
                        "minimum_change: 0.03, sample_rate: 0.25, minor_coverage_fall: 0.2, major_delayed_share: 0.5, "
                                + "values: [{predicted: bad, actual: good, value: -5}, {actual: bad, value: -100}]"))
                .getPerformance();

        assertThat(performance.getSampleRate()).isEqualTo(0.25);
        assertThat(performance.getOutcomeValues())
                .containsExactly(new OutcomeValue("bad", "good", -5.0), new OutcomeValue(null, "bad", -100.0));
        assertThat(performance.getMinorCoverageFall()).isEqualTo(0.2);
        assertThat(performance.getMajorCoverageFall()).isEqualTo(0.2);
        assertThat(performance.getMinorDelayedShare()).isEqualTo(0.1);
        assertThat(performance.getMajorDelayedShare()).isEqualTo(0.5);
        assertThat(performance.getMinorLabelShareChange()).isEqualTo(0.05);
    }

    @Test
    void shouldReadTheWindowsInTheDocs() throws IOException {
        String example = Files.readAllLines(Path.of("../docs/monitor-file.md")).stream()
                .dropWhile(line -> !line.equals("    drift:"))
                .takeWhile(line -> line.startsWith("    "))
                .map(line -> line.substring(4) + "\n")
                .collect(Collectors.joining());

        assertThat(read(SHORTEST.replaceFirst("drift:.*\n", example)).getDriftWindows())
                .containsExactly(
                        window(Duration.ofMinutes(30), Duration.ofMinutes(30)),
                        window(Duration.ofHours(1), Duration.ofMinutes(10)),
                        window(Duration.ofDays(1), Duration.ofDays(1), "Europe/Berlin"),
                        window(Duration.ofDays(7), Duration.ofDays(7), "Europe/Berlin"));
    }

    @Test
    void shouldReadTheExampleInTheDocs() throws IOException {
        String example = Files.readAllLines(Path.of("../docs/monitor-file.md")).stream()
                .dropWhile(line -> !line.equals("    performance:"))
                .takeWhile(line -> line.startsWith("    "))
                .map(line -> line.substring(4) + "\n")
                .collect(Collectors.joining());

        PerformanceDefinition performance =
                read(COMPLETE.replaceFirst("performance:\n.*\n", example)).getPerformance();

        assertThat(performance.getMetric()).isEqualTo("recall");
        assertThat(performance.getSampleRate()).isEqualTo(0.25);
        assertThat(performance.getOutcomeValues())
                .extracting(OutcomeValue::getValue)
                .containsExactly(-5.0, 195.0, -200.0);
    }

    @Test
    void shouldReadTheExampleOfMaintenanceAndSourcesInTheDocs() throws IOException {
        String example = Files.readAllLines(Path.of("../docs/monitor-file.md")).stream()
                .dropWhile(line -> !line.equals("    alerting:"))
                .takeWhile(line -> line.startsWith("    "))
                .map(line -> line.substring(4) + "\n")
                .collect(Collectors.joining());

        MonitorDefinition definition = read(SHORTEST + example);

        assertThat(definition.getAlerting().getMaintenance())
                .extracting(MaintenanceWindow::getReason)
                .containsExactly("feature store backup");
        assertThat(definition.getSources()).extracting(UpstreamSource::getName).containsExactly("bureau");
    }

    @Test
    void shouldReadWhatIsBehindFeaturesAndWhenNobodyIsTold() throws IOException {
        MonitorDefinition definition = read(COMPLETE.replace(
                        "team: risk",
                        "team: risk, expire_after: 2d,"
                                + " dashboard_url: 'https://grafana.example.org/d/x?var-model={model}',"
                                + " minor_traffic_change: 0.4, major_traffic_change: 0.9,"
                                + " maintenance: [{days: [sat, sun], at: '22:30', for: 3h, zone: Europe/Berlin, reason: backup}]")
                + "sources: [{name: bureau, features: ['bureau_*', score_band]}]\n");

        assertThat(definition.getSources())
                .containsExactly(new UpstreamSource("bureau", List.of("bureau_*", "score_band")));
        assertThat(definition.getAlerting().getMaintenance())
                .containsExactly(new MaintenanceWindow(
                        List.of(6, 7), 22 * 60 + 30, Duration.ofHours(3).toMillis(), "Europe/Berlin", "backup"));
        assertThat(definition.getAlerting().getExpireAfterMilliseconds())
                .isEqualTo(Duration.ofDays(2).toMillis());
        assertThat(definition.getAlerting().getMinorTrafficChange()).isEqualTo(0.4);
        assertThat(definition.getAlerting().getMajorTrafficChange()).isEqualTo(0.9);
        assertThat(definition.getAlerting().getDashboardUrl()).contains("{model}");
    }

    @Test
    void shouldReadTheFurtherCausesOfRetraining() throws IOException {
        RetrainingDefinition retraining = read(COMPLETE.replace(
                        "mode: suggest",
                        "maximum_age: 90d, new_labels: 5000, minimum_importance: 0.3, verdict_windows: 4, mode: suggest"))
                .getRetraining();

        assertThat(retraining.getMaximumAgeMilliseconds())
                .isEqualTo(Duration.ofDays(90).toMillis());
        assertThat(retraining.getNewLabels()).isEqualTo(5000);
        assertThat(retraining.getMinimumImportance()).isEqualTo(0.3);
        assertThat(retraining.getVerdictWindows()).isEqualTo(4);
    }

    @Test
    void shouldNameWhatIsWrongWithSourcesAndMaintenance() {
        String file = COMPLETE.replace(
                        "team: risk",
                        "team: risk, minor_traffic_change: 0.9, major_traffic_change: 0.5,"
                                + " maintenance: [{days: [someday], at: noon, for: 8d, zone: Mars/Base}]")
                + "sources: [{name: 'a|b'}, {name: x, features: [y]}, {name: x, features: [z]}]\n";

        assertThatThrownBy(() -> read(file))
                .hasMessageContainingAll(
                        "alerting.minor_traffic_change",
                        "someday",
                        "noon",
                        "alerting.maintenance.for",
                        "Mars/Base",
                        "sources.name",
                        "sources.features",
                        "'x' twice");
    }

    @Test
    void shouldReadWhatIsScoredAndWhoIsCalled() throws IOException {
        MonitorDefinition definition = read(COMPLETE);

        assertThat(definition.getPerformance().getTask()).isEqualTo(Task.BINARY);
        assertThat(definition.getPerformance().getPositiveClass()).isEqualTo("bad");
        assertThat(definition.getPerformance().getHorizonMilliseconds())
                .isEqualTo(Duration.ofHours(4).toMillis());
        assertThat(definition.getPerformance().getMetric()).isEqualTo("f1");
        assertThat(definition.getPerformance().getMinimumLabelled()).isEqualTo(50);
        assertThat(definition.getPerformance().getMinimumChange()).isEqualTo(0.03);
        assertThat(definition.getAlerting().getOpenWindows()).isEqualTo(3);
        assertThat(definition.getAlerting().getOfWindows()).isEqualTo(4);
        assertThat(definition.getAlerting().getResolveWindows()).isEqualTo(5);
        assertThat(definition.getAlerting().getPerformanceOfWindows()).isEqualTo(2);
        assertThat(definition.getAlerting().getTrafficStoppedWindows()).isEqualTo(3);
        assertThat(definition.getAlerting().getTeam()).isEqualTo("risk");
        assertThat(definition.getRetraining().getCooldownMilliseconds())
                .isEqualTo(Duration.ofDays(2).toMillis());
        assertThat(definition.getRetraining().getSustainedDriftWindows()).isEqualTo(9);
        assertThat(definition.getRetraining().getPerformance()).isFalse();
        assertThat(definition.getRetraining().getInFlightTimeoutMilliseconds())
                .isEqualTo(Duration.ofDays(3).toMillis());
        assertThat(definition.getRetraining().getMode()).isEqualTo(RetrainingMode.SUGGEST);
        assertThat(definition.getRetraining().getMostTriggers()).isEqualTo(2);
        assertThat(definition.getRetraining().getMostTriggersPeriodMilliseconds())
                .isEqualTo(Duration.ofDays(10).toMillis());
        assertThat(definition.getRetraining().getMinimumFreshLabels()).isEqualTo(500);
    }

    @Test
    void shouldTakeDefaultsForTheRest() throws IOException {
        MonitorDefinition definition = read(SHORTEST);

        assertThat(definition.getRevision()).isEqualTo(1);
        assertThat(definition.getEffectiveFrom()).isEqualTo(Instant.EPOCH);
        assertThat(definition.getEffectiveTo()).isNull();
        assertThat(definition.getGraceMilliseconds())
                .isEqualTo(Duration.ofMinutes(1).toMillis());
        assertThat(definition.getLatenessMilliseconds())
                .isEqualTo(Duration.ofHours(1).toMillis());
        assertThat(definition.getPerformance()).isNull();
        assertThat(definition.getRetraining()).isNull();
        assertThat(definition.getAlerting().getOpenWindows()).isEqualTo(2);
        assertThat(definition.getJudgement()).isEqualTo(Judgement.newBuilder().build());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "model: credit-risk~model: 'a|b'~model is 'a|b'~use another character",
                "revision: 3~revison: 3~revison is no key~Did you mean revision?",
                "revision: 3~revision: 0~revision is 0~from 1 up",
                "revision: 3~revision: third~revision 'third' is not a number~whole number",
                "2026-01-31T12:00:00Z~yesterday~effective_from 'yesterday' is not a time~ISO 8601",
                "team: risk~team: [risk]~alerting.team is a list~single value",
                "windows: [30m, ~windows: [90s, ~drift.windows holds a window of 90s~whole minutes",
                "windows: [30m, ~windows: [soon, ~drift.windows holds 'soon'~such as 30m",
                "advance: 10m~advance: 25m~drift.windows holds a window of 1h every 25m~multiple of the advance",
                "length: 1h, ~''~drift.windows holds a window without length~length: 1h",
                "advance: 10m~time_zone: Mars/Olympus~drift.windows holds a window of 1h every 1h by the calendar of Mars/Olympus~IANA",
                "advance: 10m~advance: 30m, time_zone: Asia/Kolkata~drift.windows holds a window of 1h every 30m~hours that divide a day",
                "1h, advance: 10m~60d, time_zone: Asia/Kolkata~drift.windows holds a window of 60d~at most 30 days",
                "1h, advance: 10m~30m}, {length: 1h, time_zone: UTC}, {length: 1h~drift.windows hold two windows of one length~once",
                "duplicates: remove~duplicates: some~duplicates is some~keep or remove",
                "lateness: 2h~lateness: 1m~drift.lateness is shorter~at least as long",
                "grace: 2m~grace: -2m~drift.grace '-2m' is not a duration~such as 30m",
                "task: binary~task: ternary~performance.task is ternary~binary, multiclass, regression",
                "positive: bad, ~''~performance.positive is missing~the positive class",
                "horizon: 4h, ~''~performance.horizon is missing~such as 4h",
                "metric: f1~metric: rmse~performance.metric is rmse~accuracy, precision, recall",
                "minimum_change: 0.03~minimum_change: 0~performance.minimum_change is 0~above 0",
                "minimum_change: 0.03~sample_rate: 0~performance.sample_rate is 0~at most 1.0",
                "minimum_change: 0.03~values: [{actual: bad}]~performance.values.value is missing~value: -5",
                "minimum_change: 0.03~values: [{actual: bad, value: much}]~performance.values.value 'much'~value: -5",
                "minimum_change: 0.03~values: [{label: bad, value: 1}]~performance.values.label is no key~actual",
                "minimum_change: 0.03~minor_coverage_fall: 0.3, major_coverage_fall: 0.2~performance.major_coverage_fall is less~at least",
                "open: 3 of 4~open: 4 of 3~alerting.open '4 of 3'~2 of 3",
                "resolve: 5~resolve: 0~alerting.resolve is 0~from 1 up",
                "2 per 60d~0 per 60d~judgement.false_pages '0 per 60d' leaves no budget~1 per 30d",
                "2 per 60d~2 a month~judgement.false_pages '2 a month'~1 per 30d",
                "minor_effect: 0.15~minor_effect: 1.5~judgement.minor_effect is 1.5~at most 1.0",
                "minor_effect: 0.15~minor_effect: 0.5~judgement.minor_effect is above judgement.major_effect~at most 0.2",
                "major_psi: 2.5~major_psi: Infinity~judgement.major_psi is Infinity~above 0",
                "minor_psi: 0.2~minor_psi: 3~judgement.minor_psi is above judgement.major_psi~at most 2.5",
                "daily_pattern: none~daily_pattern: never~judgement.daily_pattern is never~expected or none",
                "performance: false~performance: maybe~retraining.performance is maybe~true or false",
                "mode: suggest~mode: ask~retraining.mode is ask~auto, suggest or off",
                "cooldown: 2d~cooldwon: 2d~retraining.cooldwon is no key~Did you mean cooldown?",
                "labels: labels~''~performance needs predictions and labels~inputs.labels"
            })
    void shouldNameKeyValueAndRemedy(String written, String instead, String problem, String remedy) throws IOException {
        assertThat(COMPLETE).contains(written);
        String content = COMPLETE.replace(written, instead);

        assertThatThrownBy(() -> read(content))
                .isInstanceOf(UserMistake.class)
                .hasMessageContainingAll(directory + "/monitor.yaml: " + problem, remedy)
                .satisfies(mistake ->
                        assertThat(String.valueOf(mistake.getMessage()).lines()).hasSize(1));
    }

    @Test
    void shouldNameEveryMistakeAtOnce() {
        assertThatThrownBy(() -> read("revision: 0\ninputs: {label: labels}\ndrift: {windows: [1s]}\n"))
                .isInstanceOf(UserMistake.class)
                .satisfies(mistake -> assertThat(
                                String.valueOf(mistake.getMessage()).lines())
                        .hasSize(5)
                        .anySatisfy(line -> assertThat(line).contains("model is missing"))
                        .anySatisfy(line -> assertThat(line).contains("revision is 0"))
                        .anySatisfy(line -> assertThat(line).contains("inputs name neither"))
                        .anySatisfy(line -> assertThat(line).contains("inputs.label is no key"))
                        .anySatisfy(line -> assertThat(line).contains("drift.windows holds a window of 1s")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "'model: [1'~line 1~is not YAML",
                "'model: a\nmodel: b'~line 2~Duplicate",
                "'- model'~the file~Write keys",
                "''~is empty~required keys",
                "'model: a\n---\nmodel: b'~more than one document~file of its own"
            })
    void shouldNamePlaceAndRemedyOfWhatIsNotAMapping(String content, String place, String remedy) {
        assertThatThrownBy(() -> read(content))
                .isInstanceOf(UserMistake.class)
                .hasMessageContainingAll("monitor.yaml", place, remedy);
    }

    @Test
    void shouldOnlyCheckWhereItIsAskedTo() throws IOException {
        Path file = Files.writeString(directory.resolve("monitor.yaml"), COMPLETE);

        Ran ran = Ran.driftmeter("apply", "--check", "-f", file);

        assertThat(ran.exitCode()).isEqualTo(ExitCode.OK);
        assertThat(ran.out()).contains("credit-risk, revision 3: is valid");
    }

    private static WindowLength window(Duration length, Duration advance, String timeZone) {
        return new WindowLength(length.toMillis(), advance.toMillis(), timeZone);
    }

    private static WindowLength window(Duration length, Duration advance) {
        return new WindowLength(length.toMillis(), advance.toMillis(), null);
    }

    private MonitorDefinition read(String content) throws IOException {
        return MonitorFile.read(Files.writeString(directory.resolve("monitor.yaml"), content));
    }
}
