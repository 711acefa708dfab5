package io.driftmeter.monitor.definitions;

import io.driftmeter.avro.MonitorDefinition;
import io.driftmeter.avro.ReferenceProfile;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the topics of monitor definitions and references from their beginning and follows them, in a thread of its own.
 *
 * <p>{@link #start()} returns when both have been read to the end that they had then. Records that cannot be used are
 * logged, counted and passed over. If the registry does not answer, the follower waits for it. If the consumer dies,
 * {@link #current()} throws from then on: an old snapshot would judge new windows wrongly, and nobody would see it.
 */
public final class DefinitionsFollower implements DefinitionsSource, AutoCloseable {

    private static final Logger LOGGER = LoggerFactory.getLogger(DefinitionsFollower.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final long OUTAGE_BACKOFF_MILLISECONDS = 1_000;

    private final Supplier<? extends Consumer<byte[], byte[]>> consumers;
    private final DefinitionTopics topics;
    private final Deserializer<MonitorDefinition> definitions;
    private final Deserializer<ReferenceProfile> references;
    private final DefinitionsLog log;
    private final Admission admission;
    private final AtomicLong rejectedRecords = new AtomicLong();

    private volatile DefinitionsSnapshot current = KnownDefinitions.none();
    private volatile @Nullable RuntimeException death;
    private volatile boolean closing;
    private volatile int leftOut;
    private @Nullable Consumer<byte[], byte[]> consumer;
    private @Nullable Thread thread;

    /**
     * A follower that has not started.
     *
     * @param consumers makes the consumer: read_committed, without a group, raw bytes
     * @param topics names of the two topics
     * @param definitions reads values of the topic of definitions
     * @param references reads values of the topic of references
     * @param check looks at each reference once it is complete; throws IllegalArgumentException if it cannot be used
     * @param admission decides what is counted by of all that can be used
     */
    public DefinitionsFollower(
            Supplier<? extends Consumer<byte[], byte[]>> consumers,
            DefinitionTopics topics,
            Deserializer<MonitorDefinition> definitions,
            Deserializer<ReferenceProfile> references,
            java.util.function.Consumer<Reference> check,
            Admission admission) {
        this.consumers = consumers;
        this.topics = topics;
        this.definitions = definitions;
        this.references = references;
        this.log = new DefinitionsLog(check);
        this.admission = admission;
    }

    /**
     * Reads both topics to their end and begins to follow them.
     *
     * @throws IllegalStateException if a topic does not exist
     */
    public void start() {
        Consumer<byte[], byte[]> started = consumers.get();
        consumer = started;
        List<TopicPartition> partitions = topics.all().stream()
                .flatMap(topic -> partitions(started, topic))
                .toList();
        started.assign(partitions);
        started.seekToBeginning(partitions);
        Map<TopicPartition, Long> ends = started.endOffsets(partitions);
        while (ends.entrySet().stream().anyMatch(end -> started.position(end.getKey()) < end.getValue())) {
            take(started.poll(POLL));
        }
        publish();
        Thread following = new Thread(() -> follow(started), "definitions-follower");
        following.setDaemon(true);
        thread = following;
        following.start();
    }

    private static Stream<TopicPartition> partitions(Consumer<?, ?> consumer, String topic) {
        List<PartitionInfo> found = consumer.partitionsFor(topic);
        if (found == null || found.isEmpty()) {
            throw new IllegalStateException(
                    "Topic " + topic + " does not exist; create it with: driftmeter topics create");
        }
        return found.stream().map(partition -> new TopicPartition(topic, partition.partition()));
    }

    private void follow(Consumer<byte[], byte[]> started) {
        try (started) {
            while (!closing) {
                ConsumerRecords<byte[], byte[]> records = started.poll(POLL);
                if (!records.isEmpty()) {
                    take(records);
                    publish();
                }
            }
        } catch (WakeupException error) {
            if (!closing) {
                die(error);
            }
        } catch (RuntimeException error) {
            die(error);
        }
    }

    private void die(RuntimeException error) {
        LOGGER.error("Definitions and references are no longer followed", error);
        death = error;
    }

    private void publish() {
        current = log.snapshot(
                admission, problem -> reject(problem, null), refusal -> LOGGER.error("Beyond the bound: {}", refusal));
        leftOut = log.leftOut();
    }

    private void take(Iterable<ConsumerRecord<byte[], byte[]>> records) {
        for (ConsumerRecord<byte[], byte[]> record : records) {
            while (!closing && !took(record)) {
                pause();
            }
        }
    }

    /** False if the registry did not answer, so that nothing is known about the record. */
    private boolean took(ConsumerRecord<byte[], byte[]> record) {
        String place = record.topic() + "-" + record.partition() + "@" + record.offset();
        try {
            take(record);
        } catch (SerializationException error) {
            if (RegistryOutage.isCauseOf(error)) {
                LOGGER.warn("The schema registry does not answer for {}; waiting for it", place, error);
                return false;
            }
            reject("The record at " + place + " cannot be read", error);
        } catch (RuntimeException error) {
            reject("The record at " + place + " cannot be used: " + error.getMessage(), error);
        }
        return true;
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        if (record.key() == null) {
            throw new IllegalArgumentException("It has no key.");
        }
        String key = new String(record.key(), StandardCharsets.UTF_8);
        boolean isDefinition = record.topic().equals(topics.monitors());
        if (record.value() == null && isDefinition) {
            log.removeDefinition(key);
        } else if (record.value() == null) {
            log.removeReferencePart(key);
        } else if (isDefinition) {
            log.put(key, definitions.deserialize(record.topic(), record.headers(), record.value()));
        } else {
            log.put(key, references.deserialize(record.topic(), record.headers(), record.value()));
        }
    }

    private void reject(String problem, @Nullable Exception error) {
        rejectedRecords.incrementAndGet();
        LOGGER.warn("Passed over: {}", problem, error);
    }

    private static void pause() {
        try {
            Thread.sleep(OUTAGE_BACKOFF_MILLISECONDS);
        } catch (InterruptedException error) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for the schema registry", error);
        }
    }

    @Override
    public DefinitionsSnapshot current() {
        RuntimeException error = death;
        if (error != null) {
            throw new IllegalStateException("Definitions and references are no longer followed", error);
        }
        return current;
    }

    /** Definitions and references that are left out now because the state would exceed its bound with them. */
    public int leftOut() {
        return leftOut;
    }

    /** Why the follower died; empty while it lives. */
    public Optional<Throwable> failure() {
        return Optional.ofNullable(death);
    }

    /** Records and references that were passed over because they cannot be used. */
    public long rejectedRecords() {
        return rejectedRecords.get();
    }

    @Override
    public void close() {
        closing = true;
        if (thread == null) {
            if (consumer != null) {
                consumer.close();
            }
            return;
        }
        if (consumer != null) {
            consumer.wakeup();
        }
        try {
            thread.join();
        } catch (InterruptedException error) {
            Thread.currentThread().interrupt();
        }
    }
}
