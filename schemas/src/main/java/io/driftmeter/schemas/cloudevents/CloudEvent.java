package io.driftmeter.schemas.cloudevents;

import io.driftmeter.avro.Acknowledgement;
import io.driftmeter.avro.AlertEvent;
import io.driftmeter.avro.DriftReport;
import io.driftmeter.avro.PerformanceReport;
import io.driftmeter.avro.RetrainingAnswer;
import io.driftmeter.avro.RetrainingMode;
import io.driftmeter.avro.RetrainingTrigger;
import io.driftmeter.avro.RetrainingVerdict;
import io.driftmeter.schemas.key.SeriesKey;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import org.apache.kafka.common.header.Headers;

/**
 * What a record is, as CloudEvents 1.0 headers in Kafka's binary mode ({@code ce_*}). Everything in it follows from the record, so a
 * replay gives the same headers; time is event time.
 *
 * <p>Source: CloudEvents 1.0.2 and its Kafka protocol binding 1.0.2, section 3.2.
 *
 * @param id identity of the event, unique within its source; whoever handles events once remembers this
 * @param source what found it, a URI reference
 * @param type what kind of event it is
 * @param time event time
 * @param subject what it is about
 */
public record CloudEvent(String id, String source, String type, Instant time, String subject) {

    private static final String SPECIFICATION_VERSION = "1.0";
    private static final String MONITOR = "/driftmeter/monitor";
    private static final String ALERTING = "/driftmeter/alerting";

    /** One part of a drift report; each part is an event. */
    public static CloudEvent of(DriftReport report) {
        return new CloudEvent(
                report.getReportId() + "|" + report.getPart(),
                MONITOR,
                "io.driftmeter.drift-report",
                report.getWindowEnd(),
                new SeriesKey(report.getModel(), report.getModelVersion(), report.getSegment()).toString());
    }

    /** A performance report. */
    public static CloudEvent of(PerformanceReport report) {
        return new CloudEvent(
                report.getReportId(),
                MONITOR,
                "io.driftmeter.performance-report",
                report.getWindowEnd(),
                new SeriesKey(report.getModel(), report.getModelVersion(), report.getSegment()).toString());
    }

    /** An alert's transition, which is in the type: {@code io.driftmeter.alert.opened}. */
    public static CloudEvent of(AlertEvent alert) {
        return new CloudEvent(
                alert.getEventId(),
                ALERTING,
                "io.driftmeter.alert." + alert.getTransition().name().toLowerCase(Locale.ROOT),
                alert.getWindowEnd(),
                new SeriesKey(alert.getModel(), alert.getModelVersion(), alert.getSegment()).toString());
    }

    /** An alert's acknowledgement, which people write; its time is the wall clock's. */
    public static CloudEvent of(Acknowledgement acknowledgement) {
        return new CloudEvent(
                acknowledgement.getAcknowledgementId(),
                ALERTING,
                "io.driftmeter.alert.acknowledged",
                acknowledgement.getAcknowledgedAt(),
                new SeriesKey(
                                acknowledgement.getModel(),
                                acknowledgement.getModelVersion(),
                                acknowledgement.getSegment())
                        .toString());
    }

    /** Whether training anew has helped; the outcome is in the type: {@code io.driftmeter.retraining-verdict.worse}. */
    public static CloudEvent of(RetrainingVerdict verdict) {
        return new CloudEvent(
                verdict.getVerdictId(),
                ALERTING,
                "io.driftmeter.retraining-verdict."
                        + verdict.getOutcome().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                verdict.getWindowEnd(),
                new SeriesKey(verdict.getModel(), verdict.getNewVersion(), "all").toString());
    }

    /** The answer to a request to train anew. */
    public static CloudEvent of(RetrainingAnswer answer) {
        return new CloudEvent(
                answer.getRequestId(),
                ALERTING,
                "io.driftmeter.retraining-answer",
                answer.getEventTime(),
                new SeriesKey(answer.getModel(), answer.getModelVersion(), "all").toString());
    }

    /** A retraining trigger, or a suggestion of one: they differ in the type, so that a pipeline need not look inside. */
    public static CloudEvent of(RetrainingTrigger trigger) {
        return new CloudEvent(
                trigger.getTriggerId(),
                ALERTING,
                trigger.getMode() == RetrainingMode.SUGGEST
                        ? "io.driftmeter.retraining-suggestion"
                        : "io.driftmeter.retraining-trigger",
                trigger.getWindowEnd(),
                new SeriesKey(trigger.getModel(), trigger.getModelVersion(), trigger.getSegment()).toString());
    }

    /**
     * Sets the headers of a record, in place of any that it has by these names.
     *
     * @param contentType media type of the record's value
     */
    public void writeTo(Headers headers, String contentType) {
        set(headers, "ce_specversion", SPECIFICATION_VERSION);
        set(headers, "ce_id", id);
        set(headers, "ce_source", source);
        set(headers, "ce_type", type);
        set(headers, "ce_time", time.toString());
        set(headers, "ce_subject", subject);
        set(headers, "content-type", contentType);
    }

    private static void set(Headers headers, String name, String value) {
        headers.remove(name);
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
