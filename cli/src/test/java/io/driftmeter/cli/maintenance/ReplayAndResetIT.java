package io.driftmeter.cli.maintenance;

import static io.driftmeter.standalone.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.driftmeter.avro.DriftReport;
import io.driftmeter.avro.FeatureEvent;
import io.driftmeter.avro.ReportStage;
import io.driftmeter.cli.ExitCode;
import io.driftmeter.cli.Ran;
import io.driftmeter.monitor.config.MonitorConfig;
import io.driftmeter.monitor.runtime.MonitorApplication;
import io.driftmeter.runtime.RunnerOptions;
import io.driftmeter.runtime.settings.SettingText;
import io.driftmeter.schemas.serde.AvroSerde;
import io.driftmeter.schemas.serde.RegistryConnection;
import io.driftmeter.standalone.cluster.KafkaCluster;
import io.driftmeter.standalone.registry.EmbeddedRegistry;
import io.driftmeter.standalone.testing.ClusterClient;
import io.driftmeter.standalone.testing.TestCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A monitor that has reported, replayed beside itself and then reset. */
@SuppressWarnings("NullAway.Init") // Set at the beginning of the test.
class ReplayAndResetIT {

    private static final long SEED = 20_261_121;
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final int MINUTES = 120;
    private static final int WINDOWS = MINUTES / 10;

    @TempDir
    private Path directory;

    private KafkaCluster kafka;
    private EmbeddedRegistry registry;

    @Test
    void shouldReportTheSameAgainAndLeaveNothingBehind() throws Exception {
        try (KafkaCluster started = TestCluster.start();
                EmbeddedRegistry begun = EmbeddedRegistry.start();
                ClusterClient client = new ClusterClient(started)) {
            kafka = started;
            registry = begun;
            prepare(client);
            Map<String, String> before;
            try (MonitorApplication monitor = startMonitor()) {
                eventually("final reports", () -> finals(client, "driftmeter.").size() >= WINDOWS);
                before = finals(client, "driftmeter.");

                Ran refused = driftmeter("reset", "monitor", "--yes");
                assertThat(refused.exitCode()).isEqualTo(ExitCode.USAGE);
                assertThat(refused.err()).contains("Instances of watch run", "Stop all of them first");

                shouldReplay(client, before);
            }
            shouldReset(client);
            shouldStartAnew(client, before);
        }
    }

    private MonitorApplication startMonitor() {
        MonitorApplication monitor = MonitorApplication.create(
                MonitorConfig.read(settings()), RunnerOptions.standard().withLeaveGroup(true));
        monitor.process().start();
        return monitor;
    }

    private void shouldReplay(ClusterClient client, Map<String, String> before) {
        Ran replayed = driftmeter("replay", "--until-end");

        assertThat(replayed.exitCode()).as(replayed.err()).isEqualTo(ExitCode.OK);
        assertThat(finals(client, "driftmeter.replay.")).isEqualTo(before);
        assertThat(driftmeter("replay", "--until-end").err())
                .contains("There is state of watch-replay already", "driftmeter reset monitor");
        assertThat(driftmeter("replay", "--application-id", "watch").err()).contains("Name another");

        Ran half = driftmeter(
                "replay",
                "--application-id",
                "half",
                "--reports-prefix",
                "half.",
                "--from",
                START.plus(Duration.ofMinutes(MINUTES / 2)).toString(),
                "--until-end");
        assertThat(half.exitCode()).as(half.err()).isEqualTo(ExitCode.OK);
        Map<String, String> later = finals(client, "half.");
        assertThat(later).hasSizeBetween(WINDOWS / 2, WINDOWS - 1);
        later.remove(later.keySet().iterator().next());
        assertThat(before).as("windows that begin where it reads").containsAllEntriesOf(later);
    }

    private void shouldReset(ClusterClient client) throws Exception {
        Set<String> internal = internalTopics(client, "watch-");
        assertThat(internal).contains("watch-partials-repartition", "watch-compare-panes-changelog");

        Ran dry = driftmeter("reset", "monitor");
        assertThat(dry.exitCode()).isEqualTo(ExitCode.OK);
        assertThat(dry.out())
                .contains("Would delete the group watch with its offsets")
                .contains("Would delete the topic watch-compare-panes-changelog")
                .contains("Would delete the directory "
                        + directory.resolve("state").resolve("watch"))
                .contains("Do it with --yes")
                .doesNotContain("watch-replay");
        assertThat(internalTopics(client, "watch-")).isEqualTo(internal);

        Ran done = driftmeter("reset", "monitor", "--yes");
        assertThat(done.exitCode()).as(done.err()).isEqualTo(ExitCode.OK);
        assertThat(done.out()).contains("Deleted the group watch with its offsets");
        eventually(
                "no topics of watch",
                () -> driftmeter("reset", "monitor").out().contains("There is nothing of watch."));
        assertThat(directory.resolve("state").resolve("watch")).doesNotExist();
        assertThat(finals(client, "driftmeter.")).as("reports stay").isNotEmpty();
    }

    private void shouldStartAnew(ClusterClient client, Map<String, String> before) throws Exception {
        try (MonitorApplication monitor = startMonitor()) {
            eventually(
                    "all reports once more",
                    () -> reports(client, "driftmeter.").size() >= 2 * WINDOWS);
        }
        assertThat(reports(client, "driftmeter."))
                .hasSize(2 * WINDOWS)
                .allSatisfy(report -> assertThat(before).containsEntry(report.getReportId(), report.getContentHash()));
    }

    private void prepare(ClusterClient client) throws IOException {
        assertThat(driftmeter("topics", "create").exitCode()).isEqualTo(ExitCode.OK);
        client.createTopic("features", 2);
        Random random = new Random(SEED);
        StringBuilder csv = new StringBuilder("income\n");
        for (int row = 0; row < 500; row++) {
            csv.append(random.nextInt(1_000)).append('\n');
        }
        Path rows = Files.writeString(directory.resolve("rows.csv"), csv);
        Path reference = directory.resolve("reference.avro");
        Ran.driftmeter(
                "reference", "build", "--input", rows, "--model", "credit", "--version", "1", "--out", reference);
        assertThat(driftmeter("reference", "publish", reference).exitCode()).isEqualTo(ExitCode.OK);
        Path monitor = Files.writeString(
                directory.resolve("monitor.yaml"),
                "model: credit\ninputs: {features: features}\ndrift: {windows: [10m], grace: 0s, lateness: 10m}\n");
        assertThat(driftmeter("apply", "-f", monitor).exitCode()).isEqualTo(ExitCode.OK);
        send(client, random);
    }

    /** Twenty rows a minute, in order in each partition, with Kafka's time being theirs, and one far ahead that closes all windows. */
    private void send(ClusterClient client, Random random) {
        List<ProducerRecord<String, FeatureEvent>> records = new ArrayList<>();
        for (int row = 0; row < 20 * MINUTES; row++) {
            records.add(record(row % 2, "p-" + row, START.plusSeconds(3L * row), random.nextInt(1_000)));
        }
        for (int partition = 0; partition < 2; partition++) {
            records.add(record(partition, "last-" + partition, START.plus(Duration.ofDays(1)), 1));
        }
        try (var serde = AvroSerde.forValues(FeatureEvent.class, RegistryConnection.at(registry.url()))) {
            client.produce(new StringSerializer(), serde.serializer(), records);
        }
    }

    private static ProducerRecord<String, FeatureEvent> record(int partition, String id, Instant time, double income) {
        return new ProducerRecord<>(
                "features",
                partition,
                time.toEpochMilli(),
                id,
                new FeatureEvent(id, "credit", "1", time, Map.of("income", income)));
    }

    /** Content hashes of the final reports with rows of the model, by report. */
    private Map<String, String> finals(ClusterClient client, String prefix) {
        return reports(client, prefix).stream()
                .collect(Collectors.toMap(
                        DriftReport::getReportId, DriftReport::getContentHash, (one, other) -> one, TreeMap::new));
    }

    /** The final reports with rows of the model, in the order in which they were written. */
    private List<DriftReport> reports(ClusterClient client, String prefix) {
        try (var serde = AvroSerde.forValues(DriftReport.class, RegistryConnection.at(registry.url()))) {
            return client
                    .readAllCommitted(prefix + "drift-reports", new StringDeserializer(), serde.deserializer())
                    .stream()
                    .map(record -> record.value())
                    .filter(report -> report.getStage() == ReportStage.FINAL
                            && report.getModel().equals("credit")
                            && report.getFeatureRows() > 0)
                    .toList();
        }
    }

    private static Set<String> internalTopics(ClusterClient client, String prefix) throws Exception {
        return client.admin().listTopics().names().get().stream()
                .filter(topic -> topic.startsWith(prefix) && !topic.startsWith(prefix + "replay"))
                .collect(Collectors.toSet());
    }

    private Map<String, SettingText> settings() {
        Map<String, SettingText> settings = new TreeMap<>();
        Map.of(
                        "bootstrap.servers", kafka.bootstrapServers(),
                        "registry.url", registry.url(),
                        "application.id", "watch",
                        "inputs.features", "features",
                        "internal.partitions", "2",
                        "state.directory", directory.resolve("state").toString(),
                        "http.port", "0")
                .forEach((key, value) -> settings.put(key, new SettingText(value, "test")));
        return settings;
    }

    private Ran driftmeter(Object... words) {
        List<Object> arguments = new ArrayList<>(List.of(words));
        boolean takesSettings = Stream.of("reset", "replay").anyMatch(words[0]::equals);
        if (takesSettings) {
            settings().forEach((key, text) -> {
                arguments.add("--set");
                arguments.add(key + "=" + text.text());
            });
        } else {
            arguments.addAll(List.of("--bootstrap-servers", kafka.bootstrapServers(), "--registry", registry.url()));
        }
        return Ran.driftmeter(arguments.toArray());
    }
}
