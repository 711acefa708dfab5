package io.driftmeter.monitor.intake;

import io.driftmeter.avro.RecordFate;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/**
 * An input record that is not counted: its raw key and value, with the reason in headers. The original headers are kept.
 *
 * @param key raw key; null where there is none
 * @param value raw value; null where there is none
 * @param fate why it is not counted
 * @param detail the same as a sentence
 * @param topic input topic
 * @param partition input partition
 * @param offset offset of the record
 * @param timestamp its Kafka timestamp, in milliseconds since the epoch
 */
public record DeadLetter(
        byte @Nullable [] key,
        byte @Nullable [] value,
        RecordFate fate,
        String detail,
        String topic,
        int partition,
        long offset,
        long timestamp) {

    /** The reason: a symbol of {@link RecordFate}. */
    public static final String REASON_HEADER = "driftmeter.reason";

    /** The reason as a sentence. */
    public static final String DETAIL_HEADER = "driftmeter.detail";

    /** The input topic. */
    public static final String TOPIC_HEADER = "driftmeter.topic";

    /** The input partition. */
    public static final String PARTITION_HEADER = "driftmeter.partition";

    /** The offset of the input record. */
    public static final String OFFSET_HEADER = "driftmeter.offset";

    /** The input record's Kafka timestamp, in milliseconds since the epoch. */
    public static final String TIMESTAMP_HEADER = "driftmeter.timestamp";

    /** The original headers and, after them, where the record lay and why it is here. */
    public Headers headers(Headers original) {
        return new RecordHeaders(original)
                .add(REASON_HEADER, utf8(fate.name()))
                .add(DETAIL_HEADER, utf8(detail))
                .add(TOPIC_HEADER, utf8(topic))
                .add(PARTITION_HEADER, utf8(Integer.toString(partition)))
                .add(OFFSET_HEADER, utf8(Long.toString(offset)))
                .add(TIMESTAMP_HEADER, utf8(Long.toString(timestamp)));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
