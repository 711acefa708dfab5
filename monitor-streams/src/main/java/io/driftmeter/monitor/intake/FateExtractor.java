package io.driftmeter.monitor.intake;

import io.driftmeter.avro.RecordFate;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.processor.TimestampExtractor;

/**
 * Reads each input record and decides, from the partition's log alone, whether it moves C, the highest accepted event time
 * of its partition.
 *
 * <p>Kafka Streams keeps C for us: it is the partition time, the highest timestamp that this extractor has returned, and
 * it is committed with the offsets, so it survives any restart. A record that does not move C returns C itself, or 0 where
 * there is none yet, since Kafka Streams drops negative timestamps without a word.
 */
public final class FateExtractor implements TimestampExtractor {

    private final Map<String, InputKind> inputs;
    private final EventDecoder decoder;
    private final Duration futureTolerance;

    /**
     * An extractor for the given topics.
     *
     * @param inputs what each input topic tells
     * @param decoder reads values
     * @param futureTolerance how far an event time may be later than the record's Kafka timestamp
     */
    public FateExtractor(Map<String, InputKind> inputs, EventDecoder decoder, Duration futureTolerance) {
        this.inputs = Map.copyOf(inputs);
        this.decoder = decoder;
        this.futureTolerance = futureTolerance;
    }

    @Override
    public long extract(ConsumerRecord<Object, Object> record, long partitionTime) {
        Arrival arrival = (Arrival) record.value();
        long highestEventTimeBefore = Math.max(partitionTime, 0);
        Reading reading = read(record, arrival, highestEventTimeBefore);
        arrival.read(reading, record.timestamp(), highestEventTimeBefore);
        return reading instanceof Reading.Accepted accepted ? accepted.event().eventTime() : highestEventTimeBefore;
    }

    private Reading read(ConsumerRecord<Object, Object> record, Arrival arrival, long highestEventTimeBefore) {
        InputKind kind = kind(record.topic());
        byte[] value = arrival.value();
        if (value == null) {
            return withoutValue(kind, (SourceKey) record.key(), highestEventTimeBefore);
        }
        return read(kind, value, record.timestamp());
    }

    private Reading read(InputKind kind, byte[] value, long kafkaTimestamp) {
        return notOfTheFuture(decoder.decode(kind, value), kafkaTimestamp);
    }

    /** What a value of an input topic would be taken for, whatever came before it. */
    public Reading read(String topic, byte[] value, long kafkaTimestamp) {
        return read(kind(topic), value, kafkaTimestamp);
    }

    /** How far an event time may be later than the record's Kafka timestamp, in milliseconds. */
    public long futureTolerance() {
        return futureTolerance.toMillis();
    }

    private InputKind kind(String topic) {
        InputKind kind = inputs.get(topic);
        if (kind == null) {
            throw new IllegalStateException("Topic " + topic + " is not among the inputs " + inputs.keySet());
        }
        return kind;
    }

    /** A label without a value takes the label of the key's prediction back, at the time that its partition has reached. */
    private static Reading withoutValue(InputKind kind, SourceKey key, long highestEventTimeBefore) {
        if (kind != InputKind.LABELS) {
            return invalid("The record has no value; only a label may have none, which takes it back.");
        }
        return key.text()
                .filter(id -> !id.isEmpty())
                .<Reading>map(id -> new Reading.Accepted(new InputEvent.Label(id, highestEventTimeBefore, null)))
                .orElseGet(
                        () -> invalid(
                                "The record has no value, and no key in UTF-8 that names the prediction whose label it takes back."));
    }

    private Reading notOfTheFuture(Reading reading, long kafkaTimestamp) {
        if (kafkaTimestamp < 0
                || !(reading instanceof Reading.Accepted accepted)
                || accepted.event().eventTime() - kafkaTimestamp <= futureTolerance.toMillis()) {
            return reading;
        }
        InputEvent event = accepted.event();
        String detail = "Event time " + Instant.ofEpochMilli(event.eventTime()) + " is more than " + futureTolerance
                + " later than the record's Kafka timestamp, " + Instant.ofEpochMilli(kafkaTimestamp) + ".";
        return event instanceof InputEvent.OfModel ofModel
                ? new Reading.Rejected(RecordFate.FUTURE, detail, ofModel.model(), ofModel.modelVersion())
                : new Reading.Rejected(RecordFate.FUTURE, detail, null, null);
    }

    private static Reading invalid(String detail) {
        return new Reading.Rejected(RecordFate.INVALID, detail, null, null);
    }
}
