package io.driftmeter.alerting.topology;

import io.driftmeter.alerting.topology.UnusableRecordException.Reason;
import io.driftmeter.schemas.key.SeriesKey;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads one topic. What cannot be read or used is forwarded as {@link Intake.Rejected}; a registry that does not answer is no fault of the
 * record and stops the task, which then starts again.
 */
abstract class IntakeProcessor<T> implements Processor<byte[], byte[], byte[], Intake> {
    private static final Logger LOG = LoggerFactory.getLogger(IntakeProcessor.class);

    private final Deserializer<T> deserializer;
    private @Nullable ProcessorContext<byte[], Intake> context;

    IntakeProcessor(Deserializer<T> deserializer) {
        this.deserializer = deserializer;
    }

    @Override
    public void init(ProcessorContext<byte[], Intake> taskContext) {
        context = taskContext;
    }

    final ProcessorContext<byte[], Intake> context() {
        return Objects.requireNonNull(context, "not initialized");
    }

    @Override
    public final void process(Record<byte[], byte[]> record) {
        try {
            accept(decode(record.value()), record);
        } catch (UnusableRecordException unusable) {
            reject(record.key(), record.value(), record, unusable);
        }
    }

    /**
     * Takes one decoded record.
     *
     * @throws UnusableRecordException where it cannot be used; nothing may have been stored or forwarded before
     */
    abstract void accept(T value, Record<byte[], byte[]> raw);

    final T decode(byte @Nullable [] bytes) {
        if (bytes == null) {
            throw new UnusableRecordException(Reason.UNREADABLE, "the record has no value");
        }
        try {
            return deserializer.deserialize(topic(), bytes);
        } catch (RuntimeException error) {
            if (!DecodingFault.isOfRecord(error)) {
                throw error;
            }
            Throwable cause = error.getCause() == null ? error : error.getCause();
            throw new UnusableRecordException(Reason.UNREADABLE, "the value cannot be read: " + cause.getMessage());
        }
    }

    /** Names are parts of keys; one that breaks the rule is the record's fault. */
    static void checkNames(String model, String version, String segment) {
        try {
            new SeriesKey(model, version, segment);
        } catch (IllegalArgumentException badName) {
            throw new UnusableRecordException(Reason.INVALID, String.valueOf(badName.getMessage()));
        }
    }

    final void forward(Intake intake, Record<byte[], byte[]> raw) {
        context().forward(raw.withValue(intake).withHeaders(new RecordHeaders()));
    }

    final void reject(
            byte @Nullable [] key,
            byte @Nullable [] value,
            Record<byte[], byte[]> record,
            UnusableRecordException unusable) {
        LOG.warn("A record of {} goes to the dead letters: {}", topic(), unusable.getMessage());
        Headers headers = new RecordHeaders(record.headers());
        header(headers, "driftmeter.reason", unusable.reason().name());
        header(headers, "driftmeter.detail", String.valueOf(unusable.getMessage()));
        context().recordMetadata().ifPresent(source -> {
            header(headers, "driftmeter.topic", source.topic());
            header(headers, "driftmeter.partition", Integer.toString(source.partition()));
            header(headers, "driftmeter.offset", Long.toString(source.offset()));
        });
        header(headers, "driftmeter.timestamp", Long.toString(record.timestamp()));
        long now = context().currentSystemTimeMs();
        context().forward(new Record<byte[], Intake>(key, new Intake.Rejected(value), now, headers));
    }

    private static void header(Headers headers, String name, String value) {
        headers.remove(name).add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    private String topic() {
        return context().recordMetadata().map(source -> source.topic()).orElse("");
    }
}
