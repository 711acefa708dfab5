package io.driftmeter.monitor.topology;

import io.driftmeter.avro.DriftReport;
import io.driftmeter.schemas.cloudevents.CloudEvent;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.ContextualFixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;

/** Gives each report its CloudEvents headers, and no others. */
final class DriftReportHeaders extends ContextualFixedKeyProcessor<String, DriftReport, DriftReport> {

    static final String AVRO = "application/avro";

    @Override
    public void process(FixedKeyRecord<String, DriftReport> record) {
        Headers headers = new RecordHeaders();
        CloudEvent.of(record.value()).writeTo(headers, AVRO);
        context().forward(record.withHeaders(headers));
    }
}
