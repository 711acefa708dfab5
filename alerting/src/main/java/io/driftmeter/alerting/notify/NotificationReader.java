package io.driftmeter.alerting.notify;

import io.driftmeter.alerting.notify.silence.Acknowledgements;
import io.driftmeter.avro.Acknowledgement;
import io.driftmeter.avro.AlertEvent;
import io.driftmeter.avro.RetrainingTrigger;
import io.driftmeter.schemas.serde.RegistryConnection;
import io.driftmeter.schemas.serde.ValueFormat;
import io.driftmeter.schemas.topic.TopicCatalogue;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;

/** From the records of the three topics to notifications; Avro and JSON both. */
public final class NotificationReader {

    private final TopicCatalogue topics;
    private final Acknowledgements acknowledgements;
    private final Deserializer<AlertEvent> alerts;
    private final Deserializer<RetrainingTrigger> triggers;
    private final Deserializer<Acknowledgement> acknowledged;

    /** @param acknowledgements looked up for each alert */
    public NotificationReader(TopicCatalogue topics, RegistryConnection registry, Acknowledgements acknowledgements) {
        this.topics = topics;
        this.acknowledgements = acknowledgements;
        this.alerts = ValueFormat.AVRO.serde(AlertEvent.class, registry).deserializer();
        this.triggers =
                ValueFormat.AVRO.serde(RetrainingTrigger.class, registry).deserializer();
        this.acknowledged =
                ValueFormat.AVRO.serde(Acknowledgement.class, registry).deserializer();
    }

    /**
     * The notification in a record; empty where the record has no value.
     *
     * @throws RuntimeException as deserializers throw
     */
    Optional<Notification> read(ConsumerRecord<byte[], byte[]> record) {
        if (record.value() == null) {
            return Optional.empty();
        }
        String topic = record.topic();
        if (topic.equals(topics.alerts().name())) {
            return Optional.of(alert(alerts.deserialize(topic, record.value())));
        }
        if (topic.equals(topics.retrainingTriggers().name())) {
            return Optional.of(new Notification.Retraining(triggers.deserialize(topic, record.value())));
        }
        return Optional.of(new Notification.Acknowledged(acknowledged.deserialize(topic, record.value())));
    }

    /** The notification of an event. */
    Notification.Alert alert(AlertEvent event) {
        return new Notification.Alert(event, acknowledgements.of(event));
    }

    /** The topic of alerts. */
    String alertsTopic() {
        return topics.alerts().name();
    }
}
