package io.driftmeter.cli.topics;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftmeter.avro.Acknowledgement;
import io.driftmeter.avro.AlertEvent;
import io.driftmeter.avro.AlertKind;
import io.driftmeter.avro.AlertTransition;
import io.driftmeter.avro.MetricResult;
import io.driftmeter.avro.PerformanceReport;
import io.driftmeter.avro.ReportStage;
import io.driftmeter.avro.RetrainingAnswer;
import io.driftmeter.avro.RetrainingAnswerDecision;
import io.driftmeter.avro.RetrainingRequest;
import io.driftmeter.avro.Severity;
import io.driftmeter.cli.ExitCode;
import io.driftmeter.cli.Ran;
import io.driftmeter.cli.connection.Cluster;
import io.driftmeter.cli.connection.Publisher;
import io.driftmeter.schemas.serde.AvroSerde;
import io.driftmeter.schemas.serde.RegistryConnection;
import io.driftmeter.standalone.cluster.KafkaCluster;
import io.driftmeter.standalone.registry.EmbeddedRegistry;
import io.driftmeter.standalone.testing.ClusterClient;
import io.driftmeter.standalone.testing.TestCluster;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** What a new user does on a cluster, in this order. */
@TestMethodOrder(OrderAnnotation.class)
class OnAClusterIT {

    private static final String MONITOR = """
            model: credit-risk
            revision: 1
            inputs: {features: features, predictions: predictions}
            drift: {windows: [30m]}
            """;

    private static KafkaCluster kafka;
    private static EmbeddedRegistry registry;
    private static Cluster cluster;

    @TempDir
    private Path directory;

    @BeforeAll
    static void start() {
        kafka = TestCluster.start();
        registry = EmbeddedRegistry.start();
        cluster = Cluster.at(kafka.bootstrapServers(), RegistryConnection.at(registry.url()));
    }

    @AfterAll
    static void stop() {
        registry.close();
        kafka.close();
    }

    @Test
    @Order(1)
    void shouldSayHowToCreateTheTopicsThatAreMissing() throws IOException {
        Ran apply = driftmeter("apply", "-f", monitor(MONITOR));
        Ran tail = driftmeter("tail", "alerts", "--until-end");

        for (Ran ran : List.of(apply, tail)) {
            assertThat(ran.exitCode()).isEqualTo(ExitCode.FAILURE);
            assertThat(ran.err())
                    .contains("does not exist", "driftmeter topics create")
                    .doesNotContain("\tat ");
        }
        assertThat(apply.err()).contains("driftmeter.monitors");
    }

    @Test
    @Order(2)
    void shouldShowEveryTopicAsMissing() {
        Ran ran = driftmeter("topics", "check", "--with-inputs");

        assertThat(ran.exitCode()).isEqualTo(ExitCode.DIFFERENCES);
        assertThat(ran.out()).contains("TOPIC", "driftmeter.references", "features", "missing");
    }

    @Test
    @Order(3)
    void shouldCreateTheTopicsOnce() {
        Ran first = driftmeter("topics", "create");
        Ran second = driftmeter("topics", "create");

        assertThat(first.exitCode()).isEqualTo(ExitCode.OK);
        assertThat(first.out().lines()).hasSize(15).allMatch(line -> line.startsWith("Created driftmeter."));
        assertThat(second.out()).contains("All topics exist already");
        assertThat(driftmeter("topics", "check").exitCode()).isEqualTo(ExitCode.OK);
    }

    @Test
    @Order(4)
    void shouldShowWhatDiffersFromTheCatalogue() {
        try (ClusterClient client = new ClusterClient(kafka)) {
            client.createTopic("features", 3);
        }

        Ran ran = driftmeter("topics", "check", "--with-inputs");

        assertThat(ran.exitCode()).isEqualTo(ExitCode.DIFFERENCES);
        assertThat(ran.out()).containsPattern("features +partitions +6 +3");
    }

    @Test
    @Order(5)
    void shouldPublishARevisionOnceAndRefuseToChangeIt() throws IOException {
        Ran first = driftmeter("apply", "-f", monitor(MONITOR));
        Ran again = driftmeter("apply", "-f", monitor(MONITOR));
        Ran changed = driftmeter("apply", "-f", monitor(MONITOR.replace("30m", "1h")));
        Ran raised =
                driftmeter("apply", "-f", monitor(MONITOR.replace("30m", "1h").replace("revision: 1", "revision: 2")));

        assertThat(first.err()).isEmpty();
        assertThat(first.out()).contains("credit-risk, revision 1: published to driftmeter.monitors");
        assertThat(again.out()).contains("is published already");
        assertThat(changed.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(changed.err()).contains("Revision 1 of the monitor of credit-risk", "Raise revision to 2");
        assertThat(raised.exitCode()).isEqualTo(ExitCode.OK);
        assertThat(first.out()).contains("memory: ", " of 2.0 GiB", "disk: ");
    }

    @Test
    @Order(5)
    void shouldShowThePlanAndRefuseWhatExceedsItsBound() throws IOException {
        Path heavy =
                monitor(MONITOR.replace("credit-risk", "heavy").replace("predictions}", "predictions, labels: labels}")
                        + "segments: [{columns: country, most: 900}]\n"
                        + "performance: {task: binary, positive: bad, horizon: 60d, windows: [1h, 1d]}\n");

        Ran published = driftmeter("plan", "--set", "inputs.features=features");
        Ran refused = driftmeter("apply", "-f", heavy);
        Ran roomy = driftmeter(
                "plan", "-f", heavy, "--set", "memory.bound=64GiB", "--set", "disk.bound=8TiB", "--set", "threads=2");

        assertThat(published.exitCode()).isEqualTo(ExitCode.OK);
        assertThat(published.out()).contains("credit-risk revision 2: panes").doesNotContain("revision 1");
        assertThat(refused.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(refused.err()).contains("disk.bound is 20.0 GiB", "heavy revision 1: score panes");
        assertThat(driftmeter("plan", "--set", "inputs.features=features").out())
                .doesNotContain("heavy");
        assertThat(roomy.exitCode()).as(roomy.err()).isEqualTo(ExitCode.OK);
        assertThat(roomy.out()).contains("of 64.0 GiB", "2 threads x ");
    }

    @Test
    @Order(6)
    void shouldPublishAReference() throws IOException {
        Path csv = Files.writeString(directory.resolve("rows.csv"), "income,score\n100,0.2\n200,0.4\n300,0.9\n");
        Path file = directory.resolve("reference.avro");
        Ran.driftmeter("reference", "build", "--input", csv, "--model", "m", "--version", "1", "--out", file);

        Ran ran = driftmeter("reference", "publish", file, "--effective-from", "2026-01-31T12:00:00Z");

        assertThat(ran.err()).isEmpty();
        assertThat(ran.exitCode()).isEqualTo(ExitCode.OK);
        assertThat(ran.out()).contains("driftmeter.references");
    }

    @Test
    @Order(7)
    void shouldShowAlertsAsLinesAndAsJson() {
        try (Publisher<String, AlertEvent> alerts =
                new Publisher<>(cluster, cluster.topics().alerts().name(), Serdes.String(), AlertEvent.class)) {
            alerts.send("1", alert("credit-risk"));
            alerts.send("2", alert("other-model"));
            alerts.flush();
        }

        Ran lines = driftmeter("tail", "alerts", "--until-end", "--model", "credit-risk");
        Ran json = driftmeter("tail", "alerts", "--until-end", "--json");

        assertThat(lines.out().lines())
                .containsExactly("2026-01-01T01:00:00Z  OPENED  WARNING  FEATURE_DRIFT  credit-risk 1  income moved");
        assertThat(json.out().lines())
                .hasSize(2)
                .allMatch(line -> line.startsWith("{\"eventId\":"))
                .anyMatch(line -> line.contains("\"windowEnd\":\"2026-01-01T01:00:00Z\""));
    }

    @Test
    @Order(8)
    void shouldShowWhyARecordIsADeadLetter() {
        try (ClusterClient client = new ClusterClient(kafka)) {
            ProducerRecord<byte[], byte[]> letter =
                    new ProducerRecord<>(cluster.topics().deadLetters().name(), bytes("p-1"), bytes("not Avro"));
            letter.headers()
                    .add("driftmeter.reason", bytes("UNREADABLE"))
                    .add("driftmeter.detail", bytes("No schema."));
            letter.headers()
                    .add("driftmeter.topic", bytes("features"))
                    .add("driftmeter.partition", bytes("2"))
                    .add("driftmeter.offset", bytes("17"));
            client.produce(new ByteArraySerializer(), new ByteArraySerializer(), List.of(letter));
        }

        Ran ran = driftmeter("tail", "dead-letters", "--until-end");

        assertThat(ran.out()).contains("UNREADABLE  features-2@17  No schema.");
    }

    @Test
    @Order(9)
    void shouldPassOverWhatItCannotReadAndSayWhere() {
        String topic = cluster.topics().retrainingTriggers().name();
        try (ClusterClient client = new ClusterClient(kafka)) {
            client.produce(
                    new ByteArraySerializer(),
                    new ByteArraySerializer(),
                    List.of(new ProducerRecord<>(topic, bytes("m"), bytes("not Avro"))));
        }

        Ran ran = driftmeter("tail", "triggers", "--until-end");

        assertThat(ran.exitCode()).isEqualTo(ExitCode.OK);
        assertThat(ran.err()).contains(topic + "-0@0 cannot be read");
    }

    @Test
    @Order(10)
    void shouldAddListAndExpireSilences() {
        Ran added = driftmeter("silence", "add", "--model", "credit-*", "--for", "2h", "--comment", "migration");
        Ran coming =
                driftmeter("silence", "add", "--from", "2998-01-01T00:00:00Z", "--for", "1d", "--comment", "party");
        assertThat(added.err()).isEmpty();
        assertThat(coming.exitCode()).isEqualTo(ExitCode.OK);
        String id = added.out().split(" ")[1];

        Ran listed = driftmeter("silence", "list");
        assertThat(listed.out().lines()).hasSize(3);
        assertThat(listed.out()).contains("credit-*", "in force", "migration", "to come", "party");

        assertThat(driftmeter("silence", "expire", "no-such-id").err()).contains("0 silences");
        assertThat(driftmeter("silence", "expire", id).exitCode()).isEqualTo(ExitCode.OK);
        assertThat(driftmeter("silence", "list").out()).doesNotContain("migration");
        assertThat(driftmeter("silence", "list", "--all").out()).contains("migration", "over");
    }

    @Test
    @Order(11)
    void shouldAcknowledgeAnOpenAlertByTheBeginningOfItsFingerprint() {
        Ran ran = driftmeter("ack", "f-credit", "--author", "ana", "--comment", "looking");

        assertThat(ran.exitCode()).isEqualTo(ExitCode.OK);
        assertThat(ran.out()).contains("ana takes care of: income moved");
        assertThat(driftmeter("ack", "f-").err()).contains("2 open alerts");
        assertThat(driftmeter("ack", "f-nothing").exitCode()).isEqualTo(ExitCode.USAGE);
        try (ClusterClient client = new ClusterClient(kafka);
                var serde = AvroSerde.forValues(Acknowledgement.class, cluster.registry())) {
            var records = client.readAllCommitted(
                    cluster.topics().acknowledgements().name(), new StringDeserializer(), serde.deserializer());
            assertThat(records).hasSize(1);
            assertThat(records.get(0).key()).isEqualTo("f-credit-risk");
            assertThat(records.get(0).value().getAuthor()).isEqualTo("ana");
            assertThat(records.get(0).value().getOpenedAt()).isEqualTo(Instant.parse("2026-01-01T01:00:00Z"));
        }
    }

    @Test
    @Order(12)
    void shouldAskForATriggerAndShowWhatStandsInItsWay() throws Exception {
        CompletableFuture<Ran> asked = CompletableFuture.supplyAsync(() -> driftmeter(
                "retrain",
                "--model",
                "credit-risk",
                "--dry-run",
                "--author",
                "ana",
                "--comment",
                "new",
                "--wait",
                "60s"));
        RetrainingRequest request = request();
        assertThat(request.getModel()).isEqualTo("credit-risk");
        assertThat(request.getDryRun()).isTrue();
        assertThat(request.getRequestedBy()).isEqualTo("ana");
        assertThat(request.getComment()).isEqualTo("new");
        answer("of-somebody-else", "this is not for ana");
        answer(request.getRequestId(), "cooldown until noon");

        Ran ran = asked.get(60, TimeUnit.SECONDS);

        assertThat(ran.err()).isEmpty();
        assertThat(ran.exitCode()).isEqualTo(ExitCode.FAILURE);
        assertThat(ran.out().lines())
                .containsExactly(
                        "No trigger for credit-risk version 1, at event time 2026-01-01T01:00:00Z:",
                        "  - cooldown until noon");
    }

    @Test
    @Order(13)
    void shouldSayThatNobodyAnswersARequest() {
        Ran ran = driftmeter("retrain", "--model", "no-such-model", "--wait", "1s");

        assertThat(ran.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(ran.err())
                .contains("no-such-model", "driftmeter alert", "--wait")
                .doesNotContain("\tat ");
    }

    /** The six windows of VersionDifferenceTest, whose figures are SciPy's. */
    @Test
    @Order(14)
    void shouldCompareTwoVersionsOnTheWindowsThatBothHave() {
        double[] champion = {0.80, 0.82, 0.79, 0.81, 0.83, 0.78, 0.10};
        double[] challenger = {0.83, 0.83, 0.81, 0.85, 0.84, 0.79};
        try (Publisher<String, PerformanceReport> reports = new Publisher<>(
                cluster, cluster.topics().performanceReports().name(), Serdes.String(), PerformanceReport.class)) {
            for (int day = 0; day < champion.length; day++) {
                reports.send("1", scored("1", day, ReportStage.FINAL, champion[day]));
            }
            for (int day = 0; day < challenger.length; day++) {
                reports.send("2", scored("2", day, ReportStage.ON_TIME, 0.2));
                reports.send("2", scored("2", day, ReportStage.FINAL, challenger[day]));
            }
            reports.flush();
        }

        Ran compared = driftmeter("compare", "credit-risk", "1", "2");
        Ran unknown = driftmeter("compare", "credit-risk", "1", "3");

        assertThat(compared.err()).isEmpty();
        assertThat(compared.out().lines()).hasSize(8);
        assertThat(compared.out())
                .contains("2026-01-03T00:00:00Z  accuracy  0.7900  0.8100  100")
                .endsWith("Version 2 is better: by 0.02000 accuracy higher than version 1 over 6 windows of 1d, 95 %"
                        + " from 0.006726 to 0.03327." + System.lineSeparator());
        assertThat(unknown.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(unknown.err()).contains("version 3 of credit-risk", "driftmeter tail performance");
    }

    private static PerformanceReport scored(String version, int day, ReportStage stage, double accuracy) {
        Instant start = Instant.parse("2026-01-01T00:00:00Z").plus(Duration.ofDays(day));
        return PerformanceReport.newBuilder()
                .setReportId(version + day + stage)
                .setModel("credit-risk")
                .setModelVersion(version)
                .setSegment("all")
                .setWindowStart(start)
                .setWindowEnd(start.plus(Duration.ofDays(1)))
                .setStage(stage)
                .setContentHash("")
                .setDefinitionRevision(1)
                .setPredictions(100)
                .setLabelled(100)
                .setJudgedMetric("accuracy")
                .setMetrics(List.of(MetricResult.newBuilder()
                        .setMetric("accuracy")
                        .setValue(accuracy)
                        .build()))
                .build();
    }

    private static RetrainingRequest request() {
        try (ClusterClient client = new ClusterClient(kafka);
                var serde = AvroSerde.forValues(RetrainingRequest.class, cluster.registry())) {
            return client.readCommitted(
                            cluster.topics().retrainingRequests().name(),
                            new StringDeserializer(),
                            serde.deserializer(),
                            1)
                    .get(0)
                    .value();
        }
    }

    private static void answer(String requestId, String obstacle) {
        try (Publisher<String, RetrainingAnswer> answers = new Publisher<>(
                cluster, cluster.topics().retrainingAnswers().name(), Serdes.String(), RetrainingAnswer.class)) {
            answers.send(
                    "credit-risk",
                    RetrainingAnswer.newBuilder()
                            .setRequestId(requestId)
                            .setModel("credit-risk")
                            .setModelVersion("1")
                            .setDecision(RetrainingAnswerDecision.BLOCKED)
                            .setObstacles(List.of(obstacle))
                            .setEventTime(Instant.parse("2026-01-01T01:00:00Z"))
                            .build());
            answers.flush();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static AlertEvent alert(String model) {
        Instant start = Instant.parse("2026-01-01T00:30:00Z");
        Instant end = Instant.parse("2026-01-01T01:00:00Z");
        return AlertEvent.newBuilder()
                .setEventId("e-" + model)
                .setFingerprint("f-" + model)
                .setTransition(AlertTransition.OPENED)
                .setKind(AlertKind.FEATURE_DRIFT)
                .setSeverity(Severity.WARNING)
                .setModel(model)
                .setModelVersion("1")
                .setSegment("all")
                .setOpenedAt(end)
                .setSince(start)
                .setWindowStart(start)
                .setWindowEnd(end)
                .setWindowRows(500)
                .setSummary("income moved")
                .setDescription("income moved")
                .setDefinitionRevision(1)
                .build();
    }

    private Path monitor(String content) throws IOException {
        return Files.writeString(directory.resolve("monitor.yaml"), content);
    }

    private static Ran driftmeter(Object... words) {
        List<Object> arguments = new ArrayList<>(List.of(words));
        arguments.addAll(List.of("--bootstrap-servers", kafka.bootstrapServers(), "--registry", registry.url()));
        return Ran.driftmeter(arguments.toArray());
    }
}
