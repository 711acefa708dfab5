package io.driftmeter.alerting.notify;

import io.driftmeter.schemas.serde.PlainJson;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** Makes dead letters of what a sink will never take; the headers are those of every dead letter, and the sink's name. */
final class DeadLetters {

    private final String sink;

    DeadLetters(String sink) {
        this.sink = sink;
    }

    /** Of a record, as it came. */
    Journal.DeadLetter of(ConsumerRecord<byte[], byte[]> record, String reason, String detail) {
        Headers headers = headers(new RecordHeaders(record.headers()), reason, detail);
        set(headers, "driftmeter.topic", record.topic());
        set(headers, "driftmeter.partition", Integer.toString(record.partition()));
        set(headers, "driftmeter.offset", Long.toString(record.offset()));
        set(headers, "driftmeter.timestamp", Long.toString(record.timestamp()));
        return new Journal.DeadLetter(record.key(), record.value(), headers);
    }

    /** Of an event that was held by a silence; as JSON, which every reader of alerts reads. */
    Journal.DeadLetter of(OpenAlert alert, String topic, String reason, String detail) {
        Headers headers = headers(new RecordHeaders(), reason, detail);
        set(headers, "driftmeter.topic", topic);
        set(headers, "driftmeter.partition", Integer.toString(alert.partition()));
        return new Journal.DeadLetter(utf8(alert.fingerprint()), utf8(PlainJson.text(alert.event())), headers);
    }

    private Headers headers(Headers headers, String reason, String detail) {
        set(headers, "driftmeter.reason", reason);
        set(headers, "driftmeter.detail", detail);
        set(headers, "driftmeter.sink", sink);
        return headers;
    }

    private static void set(Headers headers, String name, String value) {
        headers.remove(name).add(name, utf8(value));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
