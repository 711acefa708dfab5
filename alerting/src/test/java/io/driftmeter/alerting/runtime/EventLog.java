package io.driftmeter.alerting.runtime;

import io.driftmeter.avro.AlertEvent;
import io.driftmeter.avro.RetrainingTrigger;
import io.driftmeter.schemas.serde.PlainJson;
import io.driftmeter.schemas.topic.TopicCatalogue;
import io.driftmeter.standalone.testing.ClusterClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** What the alert role has written so far, as JSON. */
final class EventLog {
    private static final TopicCatalogue TOPICS = TopicCatalogue.DEFAULT;
    private static final Deserializer<String> KEYS = new StringDeserializer();
    private static final Deserializer<AlertEvent> ALERTS =
            PlainJson.serde(AlertEvent.class).deserializer();
    private static final Deserializer<RetrainingTrigger> TRIGGERS =
            PlainJson.serde(RetrainingTrigger.class).deserializer();

    private final ClusterClient client;

    EventLog(ClusterClient client) {
        this.client = client;
    }

    /** Waits until at least so many events and triggers are committed. */
    void await(int alerts, int triggers, Duration deadline) {
        client.readCommittedUntil(TOPICS.alerts().name(), KEYS, ALERTS, records -> records.size() >= alerts, deadline);
        client.readCommittedUntil(
                TOPICS.retrainingTriggers().name(), KEYS, TRIGGERS, records -> records.size() >= triggers, deadline);
    }

    /** Ids of the committed alert events, by partition and offset. */
    List<String> alerts() {
        return alertRecords().stream()
                .map(record -> record.value().getEventId())
                .toList();
    }

    /** Ids of the committed triggers, by partition and offset. */
    List<String> triggers() {
        return client.readAllCommitted(TOPICS.retrainingTriggers().name(), KEYS, TRIGGERS).stream()
                .map(record -> record.value().getTriggerId())
                .toList();
    }

    /** The offset after the last event of each partition that has one. */
    Map<Integer, Long> ends() {
        return alertRecords().stream()
                .collect(Collectors.toMap(ConsumerRecord::partition, record -> record.offset() + 1, Math::max));
    }

    /** Offsets of the alerts topic that are committed, of all partitions. */
    long committed() {
        return end(IsolationLevel.READ_COMMITTED);
    }

    /** Whether events are written that are neither committed nor taken back yet. */
    boolean hasUncommitted() {
        return end(IsolationLevel.READ_UNCOMMITTED) > committed();
    }

    private List<ConsumerRecord<String, AlertEvent>> alertRecords() {
        return client.readAllCommitted(TOPICS.alerts().name(), KEYS, ALERTS);
    }

    private long end(IsolationLevel level) {
        Map<TopicPartition, OffsetSpec> latest = IntStream.range(
                        0, TOPICS.alerts().partitions())
                .mapToObj(partition -> new TopicPartition(TOPICS.alerts().name(), partition))
                .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest()));
        try {
            return client.admin().listOffsets(latest, new ListOffsetsOptions(level)).all().get().values().stream()
                    .mapToLong(ListOffsetsResultInfo::offset)
                    .sum();
        } catch (ExecutionException error) {
            throw new IllegalStateException(error);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }
}
