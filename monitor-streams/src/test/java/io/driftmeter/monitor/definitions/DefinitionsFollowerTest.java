package io.driftmeter.monitor.definitions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import io.driftmeter.avro.MonitorDefinition;
import io.driftmeter.avro.ReferenceProfile;
import io.driftmeter.avro.Task;
import io.driftmeter.monitor.serde.SingleObjectSerde;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DefinitionsFollowerTest {

    private static final DefinitionTopics TOPICS = new DefinitionTopics("monitors", "references");
    private static final TopicPartition MONITORS = new TopicPartition("monitors", 0);
    private static final TopicPartition REFERENCES = new TopicPartition("references", 0);
    private static final SingleObjectSerde<MonitorDefinition> DEFINITION =
            new SingleObjectSerde<>(MonitorDefinition.getClassSchema());
    private static final SingleObjectSerde<ReferenceProfile> REFERENCE =
            new SingleObjectSerde<>(ReferenceProfile.getClassSchema());

    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
    private final Map<TopicPartition, Long> ends = new HashMap<>();
    private DefinitionsFollower follower = follower(DEFINITION.deserializer());

    private DefinitionsFollower follower(Deserializer<MonitorDefinition> definitions) {
        return new DefinitionsFollower(
                () -> consumer,
                TOPICS,
                definitions,
                REFERENCE.deserializer(),
                reference -> {
                    if (reference.referenceId().startsWith("damaged")) {
                        throw new IllegalArgumentException("its content does not have its hash");
                    }
                },
                Admission.ALL);
    }

    @AfterEach
    void close() {
        follower.close();
    }

    /** Puts records at the end of the logs, to be delivered by the next poll. */
    private void write(List<ConsumerRecord<byte[], byte[]>> records) {
        consumer.schedulePollTask(() -> records.forEach(consumer::addRecord));
    }

    private ConsumerRecord<byte[], byte[]> record(TopicPartition place, @Nullable String key, byte @Nullable [] value) {
        long offset = ends.merge(place, 1L, Long::sum) - 1;
        return new ConsumerRecord<>(
                place.topic(), 0, offset, key == null ? null : key.getBytes(StandardCharsets.UTF_8), value);
    }

    private ConsumerRecord<byte[], byte[]> definition(int revision) {
        return record(MONITORS, "credit|" + revision, encode(scored(revision)));
    }

    private ConsumerRecord<byte[], byte[]> part(String id, int part, int parts) {
        ReferenceProfile value = ReferenceProfile.newBuilder()
                .setModel("credit")
                .setModelVersion("v1")
                .setReferenceId(id)
                .setPart(part)
                .setParts(parts)
                .setRows(1)
                .setFeatures(List.of())
                .build();
        return record(REFERENCES, "credit|v1|" + id + "|" + part, encode(value));
    }

    private static MonitorDefinition scored(int revision) {
        return TestDefinitions.scored(
                "credit", revision, Task.BINARY, Duration.ofHours(1), TestDefinitions.window(Duration.ofHours(1)));
    }

    private static byte[] encode(SpecificRecord value) {
        return new SingleObjectSerde<SpecificRecord>(value.getSchema())
                .serializer()
                .serialize("", value);
    }

    private void start() {
        for (TopicPartition place : List.of(MONITORS, REFERENCES)) {
            consumer.updatePartitions(place.topic(), List.of(new PartitionInfo(place.topic(), 0, null, null, null)));
        }
        consumer.updateBeginningOffsets(Map.of(MONITORS, 0L, REFERENCES, 0L));
        consumer.updateEndOffsets(
                Map.of(MONITORS, ends.getOrDefault(MONITORS, 0L), REFERENCES, ends.getOrDefault(REFERENCES, 0L)));
        follower.start();
    }

    /** Waits until all that was written has been taken in: two more polls begin. */
    private void awaitFollowed() throws InterruptedException {
        for (int poll = 0; poll < 2; poll++) {
            CountDownLatch polled = new CountDownLatch(1);
            consumer.schedulePollTask(polled::countDown);
            assertThat(polled.await(30, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void shouldHaveReadBothTopicsToTheirEndWhenItHasStarted() {
        write(List.of(definition(1), part("complete", 0, 2)));
        write(List.of(definition(2), part("complete", 1, 2)));

        start();

        assertThat(follower.current().revisions("credit"))
                .extracting(MonitorDefinition::getRevision)
                .containsExactly(1, 2);
        assertThat(follower.current().reference("credit", "v1", "complete")).isPresent();
    }

    @Test
    void shouldTakeInWhatComesAfterTheStartWithAHigherVersion() throws Exception {
        start();
        long before = follower.current().version();

        write(List.of(definition(1), record(MONITORS, "credit|2", encode(scored(2)))));
        awaitFollowed();
        assertThat(follower.current().revisions("credit")).hasSize(2);
        write(List.of(record(MONITORS, "credit|1", null)));
        awaitFollowed();

        assertThat(follower.current().revisions("credit"))
                .extracting(MonitorDefinition::getRevision)
                .containsExactly(2);
        assertThat(follower.current().version()).isGreaterThan(before);
    }

    @Test
    void shouldKnowOnlyReferencesThatAreCompleteAndUndamaged() throws Exception {
        write(List.of(part("incomplete", 0, 2), part("damaged", 0, 1), part("gone", 0, 1)));
        start();
        assertThat(follower.current().reference("credit", "v1", "gone")).isPresent();

        write(List.of(record(REFERENCES, "credit|v1|gone|0", null)));
        awaitFollowed();

        assertThat(follower.current().rules()).isEmpty();
    }

    @Test
    void shouldPassOverWhatCannotBeUsedAndCountIt() {
        write(List.of(
                record(MONITORS, "credit|1", new byte[] {1, 2, 3}),
                record(MONITORS, null, encode(scored(1))),
                record(MONITORS, "another|1", encode(scored(1))),
                definition(7)));

        start();

        assertThat(follower.current().revisions("credit")).hasSize(1);
        assertThat(follower.rejectedRecords()).isEqualTo(3);
    }

    @Test
    void shouldWaitForARegistryThatDoesNotAnswerInsteadOfPassingOver() {
        AtomicInteger asked = new AtomicInteger();
        follower = follower((topic, bytes) -> {
            if (asked.getAndIncrement() == 0) {
                throw new SerializationException("no schema", new RestClientException("unavailable", 503, 50301));
            }
            return DEFINITION.deserializer().deserialize(topic, bytes);
        });
        write(List.of(definition(1)));

        start();

        assertThat(follower.current().revisions("credit")).hasSize(1);
        assertThat(follower.rejectedRecords()).isZero();
    }

    @Test
    void shouldFailLoudlyOnceItsConsumerHasDied() throws Exception {
        start();
        Thread following = Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("definitions-follower") && thread.isAlive())
                .findFirst()
                .orElseThrow();

        consumer.setPollException(new KafkaException("not authorized any more"));
        following.join(30_000);

        assertThat(follower.failure()).isPresent();
        assertThatThrownBy(follower::current).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void shouldSayWhichTopicIsMissing() {
        assertThatThrownBy(follower::start)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("monitors does not exist");
    }
}
