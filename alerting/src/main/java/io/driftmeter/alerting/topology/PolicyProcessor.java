package io.driftmeter.alerting.topology;

import io.driftmeter.alerting.policy.Series;
import io.driftmeter.alerting.policy.SeriesState;
import io.driftmeter.alerting.retraining.RetrainingController;
import io.driftmeter.alerting.retraining.RetrainingDecision;
import io.driftmeter.avro.AlertEvent;
import io.driftmeter.avro.RetrainingStatus;
import io.driftmeter.avro.RetrainingTrigger;
import io.driftmeter.schemas.cloudevents.CloudEvent;
import io.driftmeter.schemas.serde.ValueFormat;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the policy over the task's models: state from the stores, events and triggers out, under the time of their writing. */
final class PolicyProcessor implements Processor<byte[], Intake, String, SpecificRecord> {
    static final String SERIES_STORE = "series";
    static final String MODELS_STORE = "models";
    private static final Logger LOG = LoggerFactory.getLogger(PolicyProcessor.class);

    private final ValueFormat format;
    private final AlertingMetrics metrics;
    private final Set<String> models = new HashSet<>();
    private @Nullable ProcessorContext<String, SpecificRecord> context;
    private @Nullable KeyValueStore<String, SeriesState> seriesStore;
    private @Nullable KeyValueStore<String, ModelState> modelStore;

    PolicyProcessor(ValueFormat format, AlertingMetrics metrics) {
        this.format = format;
        this.metrics = metrics;
    }

    @Override
    public void init(ProcessorContext<String, SpecificRecord> taskContext) {
        context = taskContext;
        seriesStore = taskContext.getStateStore(SERIES_STORE);
        KeyValueStore<String, ModelState> states = taskContext.getStateStore(MODELS_STORE);
        modelStore = states;
        try (KeyValueIterator<String, ModelState> stored = states.all()) {
            while (stored.hasNext()) {
                KeyValue<String, ModelState> model = stored.next();
                show(model.key, model.value);
            }
        }
    }

    @Override
    public void process(Record<byte[], Intake> record) {
        if (record.value() instanceof Intake.Report report) {
            judge(report);
        } else if (record.value() instanceof Intake.Status status) {
            land(status.status());
        }
    }

    private void judge(Intake.Report report) {
        Series series = report.observation().series();
        ModelState model = Objects.requireNonNullElse(models().get(series.model()), ModelState.EMPTY);
        SeriesState state = Objects.requireNonNullElse(series().get(series.key()), SeriesState.EMPTY);
        ModelPolicy.Outcome outcome = ModelPolicy.apply(model, state, report.observation(), report.definition());
        if (!outcome.model().equals(model)) {
            models().put(series.model(), outcome.model());
            show(series.model(), outcome.model());
        }
        if (!outcome.series().equals(state)) {
            series().put(series.key(), outcome.series());
        }
        for (AlertEvent event : outcome.alerts()) {
            LOG.info("Alert {}: {}", event.getTransition(), event.getSummary());
            metrics.written(event);
            write(event.getFingerprint(), event, CloudEvent.of(event));
        }
        if (outcome.retraining() instanceof RetrainingDecision.Triggered triggered) {
            RetrainingTrigger trigger = triggered.trigger();
            LOG.info("Retraining of {} is asked for: {}", trigger.getModel(), trigger.getReason());
            metrics.triggered();
            write(trigger.getModel(), trigger, CloudEvent.of(trigger));
        } else if (outcome.retraining() instanceof RetrainingDecision.Blocked blocked) {
            LOG.info(
                    "Retraining of {} is not asked for: {}",
                    series.model(),
                    blocked.obstacle().words());
            metrics.blocked(blocked.obstacle());
        }
    }

    private void land(RetrainingStatus status) {
        ModelState model = models().get(status.getModel());
        if (model != null) {
            models().put(status.getModel(), model.with(RetrainingController.after(model.triggers(), status)));
        }
    }

    private void write(String key, SpecificRecord value, CloudEvent event) {
        Headers headers = new RecordHeaders();
        event.writeTo(headers, format.contentType());
        ProcessorContext<String, SpecificRecord> task = Objects.requireNonNull(context);
        task.forward(new Record<>(key, value, task.currentSystemTimeMs(), headers));
    }

    private void show(String model, ModelState state) {
        models.add(model);
        metrics.open(model, state);
    }

    private KeyValueStore<String, SeriesState> series() {
        return Objects.requireNonNull(seriesStore, "not initialized");
    }

    private KeyValueStore<String, ModelState> models() {
        return Objects.requireNonNull(modelStore, "not initialized");
    }

    @Override
    public void close() {
        models.forEach(metrics::forget);
        models.clear();
    }
}
