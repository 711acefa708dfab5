package io.driftmeter.monitor.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class DeliverableTest {

    private static final TopicPartition ONE = new TopicPartition("features", 1);
    private static final TopicPartition TWO = new TopicPartition("features", 2);
    private static final byte READABLE = 1;
    private static final byte WAITS = 2;

    @Test
    void shouldDeliverAllWhereNothingWaits() {
        ConsumerRecords<byte[], byte[]> polled = polled(READABLE, READABLE, READABLE);

        Deliverable deliverable = cut(polled);

        assertThat(deliverable.records()).isSameAs(polled);
        assertThat(deliverable.waiting()).isEmpty();
    }

    @Test
    void shouldDeliverNothingBehindTheFirstRecordThatWaits() {
        Deliverable deliverable = cut(polled(READABLE, WAITS, READABLE));

        assertThat(deliverable.records().records(ONE))
                .extracting(ConsumerRecord::offset)
                .containsExactly(10L);
        assertThat(deliverable.waiting())
                .hasEntrySatisfying(ONE, record -> assertThat(record.offset()).isEqualTo(11));
        assertThat(deliverable.records().records(TWO)).hasSize(1);
        assertThat(deliverable.records().nextOffsets())
                .as("what Kafka Streams commits when all that was delivered is processed")
                .containsOnly(entry(ONE, new OffsetAndMetadata(11)), entry(TWO, new OffsetAndMetadata(21)));
    }

    @Test
    void shouldLeaveAPartitionOutWhoseFirstRecordWaits() {
        Deliverable deliverable = cut(polled(WAITS, READABLE, READABLE));

        assertThat(deliverable.records().partitions()).containsExactly(TWO);
        assertThat(deliverable.records().nextOffsets()).containsOnlyKeys(TWO);
        assertThat(deliverable.waiting()).containsOnlyKeys(ONE);
    }

    private static Deliverable cut(ConsumerRecords<byte[], byte[]> polled) {
        return Deliverable.of(polled, record -> record.value()[0] == READABLE);
    }

    private static ConsumerRecords<byte[], byte[]> polled(byte first, byte second, byte third) {
        return new ConsumerRecords<>(
                Map.of(
                        ONE, List.of(record(ONE, 10, first), record(ONE, 11, second), record(ONE, 12, third)),
                        TWO, List.of(record(TWO, 20, READABLE))),
                Map.of(ONE, new OffsetAndMetadata(13), TWO, new OffsetAndMetadata(21)));
    }

    private static ConsumerRecord<byte[], byte[]> record(TopicPartition partition, long offset, byte value) {
        return new ConsumerRecord<>(partition.topic(), partition.partition(), offset, new byte[0], new byte[] {value});
    }
}
