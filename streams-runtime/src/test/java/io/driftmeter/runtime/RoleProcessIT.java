package io.driftmeter.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftmeter.runtime.settings.SettingText;
import io.driftmeter.standalone.cluster.KafkaCluster;
import io.driftmeter.standalone.testing.ClusterClient;
import io.driftmeter.standalone.testing.Eventually;
import io.driftmeter.standalone.testing.TestCluster;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.GroupType;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RoleProcessIT {

    private static final Duration LIMIT = Eventually.DEADLINE;
    private static final Pattern SAMPLE = Pattern.compile("[a-zA-Z_:][a-zA-Z0-9_:]*(\\{[^}]*})? [-+0-9.eEINFNa]+");

    private final HttpClient http = HttpClient.newHttpClient();
    private final AtomicInteger failuresLeft = new AtomicInteger();
    private KafkaCluster cluster;
    private ClusterClient client;
    private String name;

    @TempDir
    private Path stateDirectory;

    @BeforeAll
    void startCluster() {
        cluster = TestCluster.start();
        client = new ClusterClient(cluster);
    }

    @AfterAll
    void stopCluster() {
        client.close();
        cluster.close();
    }

    @BeforeEach
    void createTopics(TestInfo test) {
        name = test.getTestMethod().orElseThrow().getName();
        client.createTopic(name + "-in", 2);
        client.createTopic(name + "-out", 2);
        failuresLeft.set(0);
    }

    @Test
    void shouldBecomeReadyServeMetricsAndCloseInOrder() throws Exception {
        try (RoleProcess process = process(RestartBudget.standard())) {
            assertThat(get(process, "/ready").statusCode()).isEqualTo(503);
            assertThat(get(process, "/live").statusCode()).isEqualTo(200);
            process.start();
            assertThat(process.runner().awaitRunning(LIMIT)).isTrue();
            assertThat(get(process, "/ready").statusCode()).isEqualTo(200);
            assertThat(get(process, "/ready").body()).contains("\"state\":\"RUNNING\"");
            send("a", "b", "c");
            assertThat(counted(3)).hasSize(3);
            assertThat(blockCacheBytes(process)).isEqualTo(64L << 20);
            assertThatMetricsParseAndStayFew(get(process, "/metrics").body());
            process.close();
            assertThat(process.runner().awaitStop()).isEqualTo(ExitStatus.CLOSED);
            assertThat(process.runner().live().passed()).isTrue();
            assertThat(process.runner().ready().passed()).isFalse();
        }
    }

    @Test
    void shouldReplaceAThreadThatDiesAndLoseNothing() throws Exception {
        failuresLeft.set(2);
        try (RoleProcess process = process(new RestartBudget(2, Duration.ofMinutes(10), System::nanoTime))) {
            process.start();
            send("a", "fail", "b");
            assertThat(counted(3)).containsExactlyInAnyOrder("a=1", "fail=1", "b=1");
            assertThat(process.runner().threadsReplaced()).isEqualTo(2);
            assertThat(get(process, "/live").statusCode()).isEqualTo(200);
            assertThat(get(process, "/metrics").body()).contains("driftmeter_stream_threads_replaced_total 2.0");
        }
    }

    @Test
    void shouldStopAndSayWhyWhenTheBudgetIsUsedUp() throws Exception {
        failuresLeft.set(Integer.MAX_VALUE);
        try (RoleProcess process = process(new RestartBudget(1, Duration.ofMinutes(10), System::nanoTime))) {
            process.start();
            send("fail");
            assertThat(process.runner().awaitStop()).isEqualTo(ExitStatus.FAILED);
            assertThat(process.runner().threadsReplaced()).isEqualTo(1);
            HttpResponse<String> live = get(process, "/live");
            assertThat(live.statusCode()).isEqualTo(503);
            assertThat(live.body()).contains("\"state\":\"ERROR\"").contains("planted failure");
            assertThat(get(process, "/ready").statusCode()).isEqualTo(503);
        }
    }

    @Test
    void shouldGoOnAfterARestartWithItsCommittedState() throws Exception {
        for (int start = 1; start <= 2; start++) {
            try (RoleProcess process = process(RestartBudget.standard(), Map.of("group.instance.id", "pod-0"))) {
                process.start();
                send("again");
                assertThat(counted(start)).hasSize(start).last().isEqualTo("again=" + start);
                assertThat(client.admin().describeConsumerGroups(List.of(name)).all().get().values().stream()
                                .flatMap(group -> group.members().stream()))
                        .as("a static member, whose place the restart takes")
                        .singleElement()
                        .extracting(MemberDescription::groupInstanceId)
                        .isEqualTo(Optional.of("pod-0-1"));
                assertThat(process.runner().restores().restoredRecords())
                        .as("records restored after a clean close: the stores were flushed with their offsets")
                        .isZero();
            }
        }
    }

    @Test
    void shouldRestoreAllAndSaySoWhereTheStateIsGone() throws Exception {
        try (RoleProcess process = process(RestartBudget.standard())) {
            process.start();
            send("a", "b");
            counted(2);
        }
        Utils.delete(stateDirectory.toFile());
        try (RoleProcess process = process(RestartBudget.standard())) {
            process.start();
            send("a");
            assertThat(counted(3)).contains("a=2");
            assertThat(get(process, "/metrics").body())
                    .contains("driftmeter_restore_partitions 0.0", "driftmeter_restore_remaining_records 0.0")
                    .containsPattern("driftmeter_restore_records_total [1-9]");
        }
    }

    @Test
    void shouldCountUnderTheStreamsProtocolToo() throws Exception {
        try (RoleProcess process = process(RestartBudget.standard(), Map.of("group.protocol", "streams"))) {
            process.start();
            send("a", "b", "c");
            assertThat(counted(3)).containsExactlyInAnyOrder("a=1", "b=1", "c=1");
            assertThat(client.admin().listGroups().all().get().stream()
                            .filter(group -> group.groupId().equals(name))
                            .flatMap(group -> group.type().stream()))
                    .containsExactly(GroupType.STREAMS);
            process.close();
            assertThat(process.runner().awaitStop()).isEqualTo(ExitStatus.CLOSED);
        }
    }

    @Test
    void shouldHaveTheStandbysOfTheGroupUnderTheStreamsProtocol() throws Exception {
        client.admin()
                .incrementalAlterConfigs(Map.of(
                        new ConfigResource(ConfigResource.Type.GROUP, name),
                        List.of(new AlterConfigOp(
                                new ConfigEntry("streams.num.standby.replicas", "1"), AlterConfigOp.OpType.SET))))
                .all()
                .get();
        try (RoleProcess one = process(RestartBudget.standard(), Map.of("group.protocol", "streams"));
                RoleProcess other = process(
                        RestartBudget.standard(),
                        Map.of(
                                "group.protocol",
                                "streams",
                                "state.dir",
                                stateDirectory.resolve("other").toString()))) {
            one.start();
            other.start();
            Eventually.eventually("standbys in both, each of which has loaded records", () -> {
                send("a", "b", "c", "d", "e", "f", "g", "h");
                return one.runner().restores().standbyRecords() > 0
                        && other.runner().restores().standbyRecords() > 0;
            });
        }
    }

    private RoleProcess process(RestartBudget budget) {
        return process(budget, Map.of());
    }

    private RoleProcess process(RestartBudget budget, Map<String, String> more) {
        Map<String, SettingText> user = new HashMap<>();
        more.forEach((key, text) -> user.put(key, new SettingText(text, "test")));
        user.put("bootstrap.servers", new SettingText(cluster.bootstrapServers(), "test"));
        user.putIfAbsent(
                "state.dir", new SettingText(stateDirectory.resolve(name).toString(), "test"));
        ClientSettings settings = ClientSettings.layered(
                name,
                // A thread that died stays a member until this timeout, and its tasks wait for it.
                Map.of("session.timeout.ms", "3000", "heartbeat.interval.ms", "500"),
                List.of(user));
        return new RoleProcess(
                topology(), settings, RunnerOptions.standard().withRestarts(budget), RoleMetrics.create("test"), 0);
    }

    /** Counts per value in a persistent store, and dies of the value "fail" as long as failures are left. */
    private Topology topology() {
        StreamsBuilder builder = new StreamsBuilder();
        builder.stream(
                        name + "-in",
                        Consumed.with(Serdes.String(), Serdes.String()).withName("in"))
                .peek(
                        (key, value) -> {
                            if (value.equals("fail") && failuresLeft.getAndDecrement() > 0) {
                                throw new IllegalStateException("planted failure");
                            }
                        },
                        Named.as("maybe-fail"))
                .groupByKey(Grouped.with("by-value", Serdes.String(), Serdes.String()))
                .count(Named.as("count"), Materialized.as("counts"))
                .toStream(Named.as("counted"))
                .map((key, count) -> KeyValue.pair(key, key + "=" + count), Named.as("text"))
                .to(
                        name + "-out",
                        Produced.with(Serdes.String(), Serdes.String()).withName("out"));
        return builder.build();
    }

    private void send(String... values) {
        client.produce(
                new StringSerializer(),
                new StringSerializer(),
                List.of(values).stream()
                        .map(value -> new ProducerRecord<>(name + "-in", value, value))
                        .toList());
    }

    private List<String> counted(int atLeast) {
        return client.readCommitted(name + "-out", new StringDeserializer(), new StringDeserializer(), atLeast).stream()
                .map(record -> record.value())
                .toList();
    }

    private HttpResponse<String> get(RoleProcess process, String path) throws Exception {
        URI uri = URI.create("http://127.0.0.1:" + process.healthPort() + path);
        return http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    }

    /** What the topology's stores have for reads, together: each of them shows the cache that all share. */
    private static long blockCacheBytes(RoleProcess process) {
        return process.runner().streams().metrics().entrySet().stream()
                .filter(metric -> metric.getKey().name().equals("block-cache-capacity"))
                .mapToLong(metric -> ((Number) metric.getValue().metricValue()).longValue())
                .max()
                .orElseThrow();
    }

    private static void assertThatMetricsParseAndStayFew(String text) {
        List<String> samples =
                text.lines().filter(line -> !line.startsWith("#")).toList();
        assertThat(samples).allSatisfy(line -> assertThat(line).matches(SAMPLE)).hasSizeLessThan(400);
        assertThat(text)
                .contains("driftmeter_build_info{role=\"test\",version=\"")
                .contains("kafka_stream_alive_stream_threads")
                .contains("kafka_consumer_fetch_manager_records_lag")
                .contains("jvm_memory_used_bytes");
    }
}
