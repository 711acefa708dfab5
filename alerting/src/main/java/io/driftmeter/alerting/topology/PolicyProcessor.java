package io.driftmeter.alerting.topology;

import io.driftmeter.alerting.policy.Expiry;
import io.driftmeter.alerting.policy.HourOfDays;
import io.driftmeter.alerting.policy.IncidentVote;
import io.driftmeter.alerting.policy.PolicySettings;
import io.driftmeter.alerting.policy.Series;
import io.driftmeter.alerting.policy.SeriesState;
import io.driftmeter.alerting.policy.Window;
import io.driftmeter.alerting.retraining.ManualRetraining;
import io.driftmeter.alerting.retraining.ModelClock;
import io.driftmeter.alerting.retraining.RetrainingController;
import io.driftmeter.alerting.retraining.RetrainingDecision;
import io.driftmeter.avro.AlertEvent;
import io.driftmeter.avro.MonitorDefinition;
import io.driftmeter.avro.RetrainingRequest;
import io.driftmeter.avro.RetrainingStatus;
import io.driftmeter.avro.RetrainingTrigger;
import io.driftmeter.avro.Tick;
import io.driftmeter.schemas.cloudevents.CloudEvent;
import io.driftmeter.schemas.serde.ValueFormat;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntFunction;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the policy over the task's models: state from the stores, events and triggers out, under the time of their writing. */
final class PolicyProcessor implements Processor<byte[], Intake, String, Object> {
    static final String SERIES_STORE = "series";
    static final String MODELS_STORE = "models";
    static final String HOURS_STORE = "hours";
    private static final Duration CHECK_EXPIRY_EVERY = Duration.ofMinutes(1);
    private static final Logger LOG = LoggerFactory.getLogger(PolicyProcessor.class);

    private final MonitorDefinitions definitions;
    private final ValueFormat format;
    private final AlertingMetrics metrics;
    private final Set<String> models = new HashSet<>();
    private @Nullable ProcessorContext<String, Object> context;
    private @Nullable KeyValueStore<String, SeriesState> seriesStore;
    private @Nullable KeyValueStore<String, ModelState> modelStore;
    private @Nullable KeyValueStore<String, HourOfDays> hourStore;

    PolicyProcessor(MonitorDefinitions definitions, ValueFormat format, AlertingMetrics metrics) {
        this.definitions = definitions;
        this.format = format;
        this.metrics = metrics;
    }

    @Override
    public void init(ProcessorContext<String, Object> taskContext) {
        context = taskContext;
        seriesStore = taskContext.getStateStore(SERIES_STORE);
        hourStore = taskContext.getStateStore(HOURS_STORE);
        taskContext.schedule(CHECK_EXPIRY_EVERY, PunctuationType.WALL_CLOCK_TIME, this::askForATick);
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
        } else if (record.value() instanceof Intake.Clock clock) {
            expire(clock.tick().getTime().toEpochMilli());
        } else if (record.value() instanceof Intake.Request request) {
            answer(request.request());
        }
    }

    private void judge(Intake.Report report) {
        String model = report.observation().series().model();
        ReportPolicy.Outcome outcome =
                new ReportPolicy(new Stores()).apply(report.observation(), report.at(), report.definition());
        outcome.votes().forEach(this::vote);
        outcome.alerts().forEach(this::write);
        outcome.verdict().ifPresent(verdict -> {
            LOG.info("Retraining of {}: {}: {}", verdict.getModel(), verdict.getOutcome(), verdict.getReason());
            write(verdict.getModel(), verdict, CloudEvent.of(verdict));
        });
        if (outcome.retraining() instanceof RetrainingDecision.Triggered triggered) {
            write(triggered.trigger());
        } else if (outcome.retraining() instanceof RetrainingDecision.Blocked blocked) {
            LOG.info(
                    "Retraining of {} is not asked for: {}",
                    model,
                    blocked.obstacle().words());
            metrics.blocked(blocked.obstacle());
        }
    }

    /** The task's stores, and the metrics beside them. */
    private final class Stores implements ReportPolicy.Memory {
        @Override
        public @Nullable ModelState model(String model) {
            return models().get(model);
        }

        @Override
        public void put(String model, ModelState state) {
            models().put(model, state);
            show(model, state);
        }

        @Override
        public @Nullable SeriesState series(Series series) {
            return PolicyProcessor.this.series().get(series.key());
        }

        @Override
        public void put(Series series, SeriesState state) {
            PolicyProcessor.this.series().put(series.key(), state);
        }

        @Override
        public @Nullable HourOfDays hour(String key) {
            return Objects.requireNonNull(hourStore, "not initialized").get(key);
        }

        @Override
        public void put(String key, HourOfDays hour) {
            Objects.requireNonNull(hourStore, "not initialized").put(key, hour);
        }
    }

    private void write(AlertEvent event) {
        LOG.info("Alert {}: {}", event.getTransition(), event.getSummary());
        metrics.written(event);
        write(event.getFingerprint(), event, CloudEvent.of(event));
    }

    private void write(RetrainingTrigger trigger) {
        LOG.info("Retraining of {} is asked for: {}", trigger.getModel(), trigger.getReason());
        metrics.triggered();
        write(trigger.getModel(), trigger, CloudEvent.of(trigger));
    }

    private void vote(IncidentVote vote) {
        forward(vote.source(), vote, new RecordHeaders());
    }

    /** Writes a tick where one would end an alert; it is only when the tick is read that the alert ends, so that a replay sees the same. */
    private void askForATick(long now) {
        try (KeyValueIterator<String, SeriesState> all = series().all()) {
            while (all.hasNext()) {
                KeyValue<String, SeriesState> known = all.next();
                if (Expiry.at(now, known.value, series(known.key), settings(known.key))
                        .isDue()) {
                    int partition = Objects.requireNonNull(context).taskId().partition();
                    forward(
                            Integer.toString(partition),
                            new Tick(partition, Instant.ofEpochMilli(now)),
                            new RecordHeaders());
                    return;
                }
            }
        }
    }

    private void expire(long now) {
        Map<String, Expiry.Outcome> due = new TreeMap<>();
        try (KeyValueIterator<String, SeriesState> all = series().all()) {
            while (all.hasNext()) {
                KeyValue<String, SeriesState> known = all.next();
                Expiry.Outcome outcome = Expiry.at(now, known.value, series(known.key), settings(known.key));
                if (outcome.isDue() || !outcome.state().equals(known.value)) {
                    due.put(known.key, outcome);
                }
            }
        }
        due.forEach((key, outcome) -> expire(series(key), outcome));
    }

    private void expire(Series series, Expiry.Outcome outcome) {
        series().put(series.key(), outcome.state());
        ModelState model = Objects.requireNonNullElse(models().get(series.model()), ModelState.EMPTY);
        for (AlertEvent event : outcome.events()) {
            model = model.after(event);
            write(event);
        }
        models().put(series.model(), model);
        show(series.model(), model);
        for (Expiry.Gone gone : outcome.gone()) {
            settings(series.key())
                    .apply(gone.revision())
                    .ifPresent(settings -> vote(IncidentVote.gone(series, gone, settings)));
        }
    }

    private IntFunction<Optional<PolicySettings>> settings(String seriesKey) {
        return revision -> definitions.find(series(seriesKey).model(), revision).map(PolicySettings::of);
    }

    private static Series series(String key) {
        String[] names = key.split("\\|", -1);
        return new Series(names[0], names[1], names[2]);
    }

    private void answer(RetrainingRequest request) {
        ModelState model = models().get(request.getModel());
        ModelClock clock = model == null ? null : model.clock();
        if (model == null || clock == null) {
            return; // another task holds the model, or nobody has heard of it
        }
        ManualRetraining.Outcome outcome = ManualRetraining.answer(
                model.triggers(),
                clock,
                model.fault(new Window(clock.windowStart(), clock.windowEnd())),
                definitions
                        .find(request.getModel(), clock.revision())
                        .map(MonitorDefinition::getRetraining)
                        .orElse(null),
                request);
        models().put(request.getModel(), model.with(outcome.memory()));
        outcome.trigger().ifPresent(trigger -> {
            model.inputs().tell(trigger);
            write(trigger);
        });
        write(request.getModel(), outcome.answer(), CloudEvent.of(outcome.answer()));
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
        forward(key, value, headers);
    }

    private void forward(String key, Object value, Headers headers) {
        ProcessorContext<String, Object> task = Objects.requireNonNull(context);
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
