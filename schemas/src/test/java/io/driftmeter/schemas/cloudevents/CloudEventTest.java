package io.driftmeter.schemas.cloudevents;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftmeter.avro.AlertEvent;
import io.driftmeter.avro.AlertKind;
import io.driftmeter.avro.AlertTransition;
import io.driftmeter.avro.Severity;
import io.driftmeter.schemas.serde.ValueFormat;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

class CloudEventTest {

    private static final AlertEvent ALERT = AlertEvent.newBuilder()
            .setEventId("e-1")
            .setFingerprint("f-1")
            .setTransition(AlertTransition.OPENED)
            .setKind(AlertKind.FEATURE_DRIFT)
            .setSeverity(Severity.CRITICAL)
            .setModel("credit-risk")
            .setModelVersion("1")
            .setSegment("all")
            .setOpenedAt(Instant.parse("2026-01-02T10:00:00Z"))
            .setSince(Instant.parse("2026-01-02T09:00:00Z"))
            .setWindowStart(Instant.parse("2026-01-02T09:30:00Z"))
            .setWindowEnd(Instant.parse("2026-01-02T10:00:00Z"))
            .setWindowRows(1000)
            .setSummary("income moved")
            .setDescription("income moved")
            .setDefinitionRevision(1)
            .build();

    @Test
    void shouldDescribeTheRecordInBinaryModeHeaders() {
        Headers headers = new RecordHeaders();

        CloudEvent.of(ALERT).writeTo(headers, ValueFormat.JSON.contentType());

        assertThat(header(headers, "ce_specversion")).isEqualTo("1.0");
        assertThat(header(headers, "ce_id")).isEqualTo("e-1");
        assertThat(header(headers, "ce_source")).isEqualTo("/driftmeter/alerting");
        assertThat(header(headers, "ce_type")).isEqualTo("io.driftmeter.alert.opened");
        assertThat(header(headers, "ce_time")).isEqualTo("2026-01-02T10:00:00Z");
        assertThat(header(headers, "ce_subject")).isEqualTo("credit-risk|1|all");
        assertThat(header(headers, "content-type")).isEqualTo("application/json");
    }

    @Test
    void shouldReplaceTheHeadersOfTheRecordThatCausedIt() {
        Headers headers = new RecordHeaders();
        headers.add("ce_id", "older".getBytes(StandardCharsets.UTF_8));
        headers.add("trace", "kept".getBytes(StandardCharsets.UTF_8));

        CloudEvent.of(ALERT).writeTo(headers, ValueFormat.AVRO.contentType());

        assertThat(headers.headers("ce_id")).hasSize(1);
        assertThat(header(headers, "ce_id")).isEqualTo("e-1");
        assertThat(header(headers, "trace")).isEqualTo("kept");
    }

    private static String header(Headers headers, String name) {
        return new String(headers.lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
