package io.driftmeter.alerting.notify.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.driftmeter.alerting.notify.Notification;
import io.driftmeter.schemas.cloudevents.CloudEvent;
import io.driftmeter.schemas.serde.PlainJson;
import org.apache.avro.specific.SpecificRecord;

/** A notification as a CloudEvent in structured JSON mode. Source: CloudEvents 1.0.2, JSON event format, section 3. */
final class StructuredCloudEvent {

    static final String MEDIA_TYPE = "application/cloudevents+json; charset=UTF-8";

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private StructuredCloudEvent() {}

    static String of(Notification notification) {
        if (notification instanceof Notification.Alert alert) {
            return text(CloudEvent.of(alert.event()), alert.event());
        }
        if (notification instanceof Notification.Acknowledged acknowledged) {
            return text(CloudEvent.of(acknowledged.acknowledgement()), acknowledged.acknowledgement());
        }
        Notification.Retraining retraining = (Notification.Retraining) notification;
        return text(CloudEvent.of(retraining.trigger()), retraining.trigger());
    }

    private static String text(CloudEvent event, SpecificRecord data) {
        ObjectNode envelope = MAPPER.createObjectNode()
                .put("specversion", "1.0")
                .put("id", event.id())
                .put("source", event.source())
                .put("type", event.type())
                .put("time", event.time().toString())
                .put("subject", event.subject())
                .put("datacontenttype", "application/json");
        try {
            return envelope.set("data", MAPPER.readTree(PlainJson.text(data))).toString();
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("JSON that was just written cannot be read", impossible);
        }
    }
}
