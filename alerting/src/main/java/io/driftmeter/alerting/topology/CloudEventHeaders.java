package io.driftmeter.alerting.topology;

import io.driftmeter.alerting.config.OutputFormat;
import io.driftmeter.avro.AlertEvent;
import io.driftmeter.avro.RetrainingTrigger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** CloudEvents 1.0 in Kafka's binary mode: the event's attributes as headers, deterministic as the event is. */
record CloudEventHeaders(OutputFormat format) {
    private static final String SOURCE = "/driftmeter/alerting";

    Headers of(AlertEvent event) {
        String type = "io.driftmeter.alert." + event.getTransition().name().toLowerCase(Locale.ROOT) + ".v1";
        return headers(
                event.getEventId(), type, event.getWindowEnd(), event.getModel() + "/" + event.getModelVersion());
    }

    Headers of(RetrainingTrigger trigger) {
        return headers(
                trigger.getTriggerId(),
                "io.driftmeter.retraining.requested.v1",
                trigger.getWindowEnd(),
                trigger.getModel() + "/" + trigger.getModelVersion());
    }

    private Headers headers(String id, String type, Instant time, String subject) {
        Headers headers = new RecordHeaders();
        add(headers, "ce_specversion", "1.0");
        add(headers, "ce_id", id);
        add(headers, "ce_source", SOURCE);
        add(headers, "ce_type", type);
        add(headers, "ce_time", time.toString());
        add(headers, "ce_subject", subject);
        add(headers, "content-type", format.contentType());
        return headers;
    }

    private static void add(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
