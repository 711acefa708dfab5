package io.driftmeter.alerting.notify.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftmeter.alerting.notify.testing.Acknowledged;
import io.driftmeter.alerting.notify.testing.Events;
import io.driftmeter.alerting.notify.testing.FaultyServer;
import io.driftmeter.alerting.notify.testing.FaultyServer.Fault;
import io.driftmeter.avro.AlertEvent;
import io.driftmeter.avro.AlertTransition;
import io.driftmeter.avro.RetrainingTrigger;
import io.driftmeter.avro.Silence;
import io.driftmeter.schemas.serde.AvroSerde;
import io.driftmeter.schemas.serde.PlainJson;
import io.driftmeter.schemas.serde.RegistryConnection;
import io.driftmeter.schemas.topic.TopicCatalogue;
import io.driftmeter.schemas.topic.TopicDescription;
import io.driftmeter.standalone.cluster.KafkaCluster;
import io.driftmeter.standalone.registry.EmbeddedRegistry;
import io.driftmeter.standalone.testing.ChildProcess;
import io.driftmeter.standalone.testing.ClusterClient;
import io.driftmeter.standalone.testing.Eventually;
import io.driftmeter.standalone.testing.TestCluster;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The notify role on a broker: killed while it tells something, started again, and told of silences through their topic. */
class NotifyIT {

    private static final TopicCatalogue TOPICS = TopicCatalogue.DEFAULT;

    /** A JVM start and a rebalance, on a machine that has other things to do. */
    private static final Duration THREE_MINUTES = Duration.ofMinutes(3);

    private static final Duration SESSION = Duration.ofSeconds(15);

    private final FaultyServer hook = FaultyServer.answering(200);
    private KafkaCluster cluster;
    private EmbeddedRegistry registry;
    private ClusterClient client;

    @TempDir
    private Path directory;

    @BeforeEach
    void start() {
        cluster = TestCluster.start();
        registry = EmbeddedRegistry.start();
        client = new ClusterClient(cluster);
        for (TopicDescription topic : TOPICS.own()) {
            client.createTopic(topic.name(), topic.partitions(), topic.configs());
        }
    }

    @AfterEach
    void stop() {
        hook.close();
        client.close();
        registry.close();
        cluster.close();
    }

    @Test
    void shouldTellEachEventThoughItIsKilledWhileItTellsOne() {
        produce(events("before", AlertTransition.OPENED, 2));
        ChildProcess first = process();
        eventually(() -> "positions everywhere, told " + told(), () -> hasBegun() && told().size() == 2);

        IntStream.range(0, 10).forEach(good -> hook.then(200, "", "ok"));
        hook.then(Fault.HANG);
        produceTriggers(30);
        eventually(
                () -> "hangs at the 13th, told " + told(), () -> hook.requests().size() == 13);
        String hung = hook.requests().get(12).header("webhook-id");
        first.kill();
        produce(events("second", AlertTransition.OPENED, 10));
        hook.then(400, "", "refused on purpose");
        ChildProcess second = process();
        try {
            eventually(() -> "all are told, of 42 " + told().size(), () -> told().size() == 42);
            eventually("all are committed", () -> committed() == 12);
        } finally {
            second.kill();
        }

        Map<String, Set<String>> bodies = hook.requests().stream()
                .collect(Collectors.groupingBy(
                        request -> request.header("webhook-id"),
                        Collectors.mapping(FaultyServer.Request::body, Collectors.toSet())));
        assertThat(bodies.values()).as("the same under the same key").allMatch(set -> set.size() == 1);
        assertThat(toldTwice()).containsExactly(hung);
        assertThat(deadLetterReasons()).containsExactly("REFUSED");
    }

    @Test
    void shouldBeginWithWhatIsOpenAndHoldWhatATopicSilencesUntilTheSilenceEnds() {
        Silence silence = Silence.newBuilder()
                .setSilenceId("maintenance")
                .setModel("quiet-*")
                .setFrom(Instant.EPOCH)
                .setUntil(Instant.parse("2999-01-01T00:00:00Z"))
                .setAuthor("ana")
                .setComment("maintenance")
                .build();
        publish(silence);
        produce(events("history", AlertTransition.OPENED, 2));
        produce(List.of(Events.event("history-0", AlertTransition.RESOLVED, 2)));
        try (NotifyApplication application = application()) {
            application.start();
            eventually("ready", () -> application.ready().passed());
            eventually("positions everywhere", this::hasBegun);
            eventually("what is open is told, and no history", () -> told().equals(Set.of("event-history-1-1-OPENED")));
            produce(events("quiet", AlertTransition.OPENED, 3));
            produce(events("loud", AlertTransition.OPENED, 3));
            eventually("the loud ones are told", () -> told().size() == 1 + 3);
            eventually("the quiet ones are behind", () -> committed() == 3 + 6);
            assertThat(told()).noneMatch(id -> id.startsWith("event-quiet"));
        }

        try (NotifyApplication application = application()) {
            application.start();
            publish(Silence.newBuilder(silence).setUntil(Instant.now()).build());
            eventually("the quiet ones are told after all", () -> told().size() == 1 + 6);
        }
        assertThat(toldTwice()).isEmpty();
    }

    @Test
    void shouldShareTheWorkAndTakeOverWhereOneOfTwoInstancesEnds() {
        try (NotifyApplication staying = application();
                NotifyApplication leaving = application()) {
            staying.start();
            eventually("positions everywhere", this::hasBegun);
            leaving.start();
            eventually(
                    "both have joined",
                    () -> leaving.ready().passed() && staying.ready().passed());
            produce(events("first", AlertTransition.OPENED, 30));
            eventually("all are told", () -> told().size() == 30);
            leaving.close();
            produce(events("first", AlertTransition.RESOLVED, 30));
            eventually("all ends are told", () -> told().size() == 60);
            eventually("all are committed", () -> committed() == 60);
        }
        assertThat(deadLetterReasons()).isEmpty();
    }

    private static void eventually(String expected, BooleanSupplier condition) {
        Eventually.eventually(() -> expected, condition, THREE_MINUTES);
    }

    private static void eventually(Supplier<String> expected, BooleanSupplier condition) {
        Eventually.eventually(expected, condition, THREE_MINUTES);
    }

    private NotifyApplication application() {
        return NotifyProcess.application(cluster.bootstrapServers(), registry.url(), hook.address("/"), SESSION);
    }

    private ChildProcess process() {
        return NotifyProcess.start(
                cluster.bootstrapServers(),
                registry.url(),
                hook.address("/"),
                SESSION,
                directory.resolve("output.txt"));
    }

    private static List<AlertEvent> events(String name, AlertTransition transition, int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> Events.event(name + "-" + number, transition, 1))
                .toList();
    }

    private void produce(List<AlertEvent> events) {
        client.produce(
                new StringSerializer(),
                PlainJson.serde(AlertEvent.class).serializer(),
                events.stream()
                        .map(event -> new ProducerRecord<>(TOPICS.alerts().name(), event.getFingerprint(), event))
                        .toList());
    }

    /** Which come in one batch, as they have one key. */
    private void produceTriggers(int count) {
        client.produce(
                new StringSerializer(),
                PlainJson.serde(RetrainingTrigger.class).serializer(),
                IntStream.range(0, count)
                        .mapToObj(number -> new ProducerRecord<>(
                                TOPICS.retrainingTriggers().name(), "key", Acknowledged.trigger("model-" + number)))
                        .toList());
    }

    private void publish(Silence silence) {
        client.produce(
                new StringSerializer(),
                AvroSerde.forValues(Silence.class, RegistryConnection.at(registry.url()))
                        .serializer(),
                List.of(new ProducerRecord<>(TOPICS.silences().name(), silence.getSilenceId(), silence)));
    }

    private Set<String> told() {
        return hook.requests().stream()
                .map(request -> request.header("webhook-id"))
                .collect(Collectors.toSet());
    }

    private List<String> toldTwice() {
        return hook.requests().stream()
                .map(request -> request.header("webhook-id"))
                .collect(Collectors.groupingBy(id -> id, Collectors.counting()))
                .entrySet()
                .stream()
                .filter(entry -> entry.getValue() > 1)
                .map(Map.Entry::getKey)
                .toList();
    }

    private List<String> deadLetterReasons() {
        return client
                .readAllCommitted(TOPICS.deadLetters().name(), new ByteArrayDeserializer(), new ByteArrayDeserializer())
                .stream()
                .map(record -> new String(
                        record.headers().lastHeader("driftmeter.reason").value(), StandardCharsets.UTF_8))
                .toList();
    }

    private boolean hasBegun() {
        return new NotifyGroup(client.admin()).hasBegun();
    }

    private long committed() {
        return new NotifyGroup(client.admin())
                .committed().values().stream().mapToLong(offset -> offset).sum();
    }
}
