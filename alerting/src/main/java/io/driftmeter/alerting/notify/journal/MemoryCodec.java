package io.driftmeter.alerting.notify.journal;

import io.driftmeter.alerting.notify.Journal.Change;
import io.driftmeter.alerting.notify.OpenAlert;
import io.driftmeter.avro.AlertEvent;
import io.driftmeter.avro.OpenNotification;
import io.driftmeter.schemas.serde.AvroSerde;
import io.driftmeter.schemas.serde.PlainJson;
import io.driftmeter.schemas.serde.RegistryConnection;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.Serde;

/** The memory of one sink as records of its topic, in the partition of the alert's events. */
public final class MemoryCodec {

    private static final String SEPARATOR = "|";

    private final String sink;
    private final String topic;
    private final Serde<OpenNotification> notifications;
    private final Serde<AlertEvent> events = PlainJson.serde(AlertEvent.class);

    /**
     * The codec of one sink.
     *
     * @param topic the topic of open notifications
     */
    public MemoryCodec(String sink, String topic, RegistryConnection registry) {
        this.sink = sink;
        this.topic = topic;
        this.notifications = AvroSerde.forValues(OpenNotification.class, registry);
    }

    ProducerRecord<byte[], byte[]> record(Change change) {
        if (change instanceof Change.Remember remember) {
            OpenAlert alert = remember.alert();
            OpenNotification notification =
                    new OpenNotification(sink, PlainJson.text(alert.event()), alert.told(), alert.held());
            return new ProducerRecord<>(
                    topic,
                    alert.partition(),
                    key(alert),
                    notifications.serializer().serialize(topic, notification));
        }
        OpenAlert alert = ((Change.Forget) change).alert();
        return new ProducerRecord<>(topic, alert.partition(), key(alert), null);
    }

    /** The fingerprint of the alert that a record is about; empty where it is another sink's. */
    Optional<String> fingerprint(ConsumerRecord<byte[], byte[]> record) {
        String key = new String(record.key(), StandardCharsets.UTF_8);
        String prefix = sink + SEPARATOR;
        return key.startsWith(prefix) ? Optional.of(key.substring(prefix.length())) : Optional.empty();
    }

    OpenAlert alert(ConsumerRecord<byte[], byte[]> record) {
        OpenNotification notification = notifications.deserializer().deserialize(topic, record.value());
        byte[] event = notification.getEventJson().getBytes(StandardCharsets.UTF_8);
        return new OpenAlert(
                record.partition(),
                events.deserializer().deserialize(topic, event),
                notification.getTold(),
                notification.getHeld());
    }

    private byte[] key(OpenAlert alert) {
        return (sink + SEPARATOR + alert.fingerprint()).getBytes(StandardCharsets.UTF_8);
    }
}
