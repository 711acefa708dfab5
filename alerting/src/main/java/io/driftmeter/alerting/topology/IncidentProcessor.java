package io.driftmeter.alerting.topology;

import io.driftmeter.alerting.policy.IncidentPolicy;
import io.driftmeter.alerting.policy.IncidentState;
import io.driftmeter.alerting.policy.IncidentVote;
import io.driftmeter.avro.AlertEvent;
import io.driftmeter.schemas.cloudevents.CloudEvent;
import io.driftmeter.schemas.serde.ValueFormat;
import java.util.Objects;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hears all models of an upstream source and writes the events of its incident. */
final class IncidentProcessor implements Processor<String, IncidentVote, String, SpecificRecord> {
    static final String INCIDENTS_STORE = "incidents";
    private static final Logger LOG = LoggerFactory.getLogger(IncidentProcessor.class);

    private final ValueFormat format;
    private final AlertingMetrics metrics;
    private @Nullable ProcessorContext<String, SpecificRecord> context;
    private @Nullable KeyValueStore<String, IncidentState> incidents;

    IncidentProcessor(ValueFormat format, AlertingMetrics metrics) {
        this.format = format;
        this.metrics = metrics;
    }

    @Override
    public void init(ProcessorContext<String, SpecificRecord> taskContext) {
        context = taskContext;
        incidents = taskContext.getStateStore(INCIDENTS_STORE);
    }

    @Override
    public void process(Record<String, IncidentVote> record) {
        KeyValueStore<String, IncidentState> store = Objects.requireNonNull(incidents, "not initialized");
        ProcessorContext<String, SpecificRecord> task = Objects.requireNonNull(context, "not initialized");
        IncidentVote vote = record.value();
        IncidentState before = Objects.requireNonNullElse(store.get(vote.source()), IncidentState.EMPTY);
        IncidentPolicy.Outcome outcome = IncidentPolicy.apply(before, vote);
        if (!outcome.state().equals(before)) {
            store.put(vote.source(), outcome.state());
        }
        outcome.event().ifPresent(event -> {
            LOG.info("Alert {}: {}", event.getTransition(), event.getSummary());
            metrics.written(event);
            task.forward(new Record<>(event.getFingerprint(), event, task.currentSystemTimeMs(), headers(event)));
        });
    }

    private Headers headers(AlertEvent event) {
        Headers headers = new RecordHeaders();
        CloudEvent.of(event).writeTo(headers, format.contentType());
        return headers;
    }
}
