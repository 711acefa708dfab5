package io.driftmeter.monitor.profile;

import io.driftmeter.avro.DuplicateHandling;
import io.driftmeter.avro.MonitorDefinition;
import io.driftmeter.avro.RecordFate;
import io.driftmeter.monitor.avro.JoinableMessage;
import io.driftmeter.monitor.avro.SourcePosition;
import io.driftmeter.monitor.commit.UncommittedStore;
import io.driftmeter.monitor.duplicates.Copies;
import io.driftmeter.monitor.duplicates.PastRecords;
import io.driftmeter.monitor.duplicates.Sighting;
import io.driftmeter.monitor.intake.Arrival;
import io.driftmeter.monitor.intake.DeadLetter;
import io.driftmeter.monitor.intake.FateExtractor;
import io.driftmeter.monitor.intake.Fates;
import io.driftmeter.monitor.intake.InputEvent;
import io.driftmeter.monitor.intake.Reading;
import io.driftmeter.monitor.intake.SourceKey;
import io.driftmeter.monitor.join.IdSample;
import io.driftmeter.monitor.runtime.MonitorMetrics;
import java.util.List;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;

/**
 * Decides what becomes of each input record and counts it: in the pane of its own event time if its values are counted,
 * else in the pane of C, in its model's series if a monitor rules there, else in the built-in one. Passes on dead letters,
 * and the predictions and labels that are to be scored.
 */
public final class Profile extends ContextualProcessor<SourceKey, Arrival, String, Outcome> {

    private final String storeName;
    private final MonitorMetrics metrics;
    private final PastRecords past;
    private final FateExtractor intake;

    @SuppressWarnings("NullAway.Init") // Kafka Streams calls init() before anything else.
    private LivePanes panes;

    /** The partition of the record under way. */
    @SuppressWarnings("NullAway.Init") // Set before each record is looked at.
    private PartitionProgress source;

    /** The offset of the record under way. */
    private long offset;

    @SuppressWarnings("NullAway.Init") // Like the panes.
    private Copies copies;

    /**
     * A processor that counts into the {@link LivePanes} of the store with this name.
     *
     * @param past the logs of its partitions
     * @param intake reads the records of the past
     */
    public Profile(String storeName, MonitorMetrics metrics, PastRecords past, FateExtractor intake) {
        this.storeName = storeName;
        this.metrics = metrics;
        this.past = past;
        this.intake = intake;
    }

    @Override
    public void init(ProcessorContext<String, Outcome> context) {
        super.init(context);
        UncommittedStore<LivePanes> store = context.getStateStore(storeName);
        LivePanes begun = store.begin();
        begun.ofTask(context.taskId().partition());
        panes = begun;
        copies = new Copies(context.stateDir().toPath(), begun::definitions, past, intake);
    }

    @Override
    public void close() {
        copies.close();
    }

    @Override
    public void process(Record<SourceKey, Arrival> record) {
        RecordMetadata metadata = context().recordMetadata().orElseThrow();
        source = panes.progress(metadata.topic());
        offset = metadata.offset();
        Reading reading = record.value().reading();
        long highestBefore = record.value().highestEventTimeBefore();
        long highestAfter = highestBefore;
        if (reading instanceof Reading.Rejected rejected) {
            reject(record, rejected.fate(), rejected.detail(), rejected.model(), rejected.modelVersion());
        } else if (reading instanceof Reading.Accepted accepted) {
            InputEvent event = accepted.event();
            highestAfter = Math.max(highestBefore, event.eventTime());
            if (event instanceof InputEvent.OfModel row) {
                row(record, row);
            } else if (event instanceof InputEvent.Label label) {
                label(record, label);
            }
        }
        source.advance(offset, highestBefore, highestAfter);
    }

    private void row(Record<SourceKey, Arrival> record, InputEvent.OfModel row) {
        Route route = panes.route(row.model(), row.modelVersion(), row.eventTime());
        RowFate decided = RowFate.of(
                row, source.partition().topic(), record.value().highestEventTimeBefore(), source.idleUntil(), route);
        MonitorDefinition definition = decided.definition();
        Sighting sighting = sighting(record.value(), row, decided);
        if (sighting == Sighting.COPY) {
            tally(
                    panes.ofRejected(
                            row.model(), row.modelVersion(), record.value().highestEventTimeBefore()),
                    RecordFate.DUPLICATE);
            return;
        }
        if (definition == null || !Fates.isCounted(decided.fate())) {
            reject(record, decided.fate(), decided.detail(), row.model(), row.modelVersion());
            return;
        }
        boolean late = decided.fate() == RecordFate.LATE;
        LivePane pane = panes.pane(route, late);
        pane.count(row);
        tally(pane, sighting == Sighting.CONFLICT ? RecordFate.CONFLICT : decided.fate());
        if (definition.getPerformance() != null
                && isJoined(row, pane)
                && IdSample.holds(
                        row.predictionId(), definition.getPerformance().getSampleRate())) {
            List<String> segments = pane.segmentsOfLast();
            join(
                    row.predictionId(),
                    row instanceof InputEvent.Features features
                            ? Joinables.of(features, segments, late)
                            : Joinables.of(
                                    (InputEvent.Prediction) row,
                                    segments,
                                    late,
                                    route.scoringRules(),
                                    position(record)));
        }
    }

    /** Predictions are scored, and features may tell their segments. */
    private static boolean isJoined(InputEvent.OfModel row, LivePane pane) {
        return row instanceof InputEvent.Prediction || (row instanceof InputEvent.Features && pane.splitsFeatures());
    }

    /** A copy is one whether or not its partition was idle: so that is a function of the log alone. */
    private Sighting sighting(Arrival arrival, InputEvent.OfModel row, RowFate decided) {
        MonitorDefinition definition = decided.definition();
        byte[] value = arrival.value();
        boolean mayBeCounted = Fates.isCounted(decided.fate()) || decided.fate() == RecordFate.AFTER_FINAL;
        return definition == null
                        || value == null
                        || !mayBeCounted
                        || definition.getDuplicates() != DuplicateHandling.REMOVE
                ? Sighting.FIRST
                : copies.see(
                        source.partition(),
                        offset,
                        row,
                        value,
                        definition.getLatenessMilliseconds(),
                        arrival.highestEventTimeBefore());
    }

    /** A label names no model, so it is counted in the built-in series, in the pane of C, whatever its own time. */
    private void label(Record<SourceKey, Arrival> record, InputEvent.Label label) {
        String topic = source.partition().topic();
        if (!panes.definitions().scoresLabelsOf(topic)) {
            reject(record, RecordFate.NO_MODEL, "No monitor scores predictions against " + topic + ".", null, null);
            return;
        }
        tally(panes.unattributed(record.value().highestEventTimeBefore()), RecordFate.ON_TIME);
        if (IdSample.holds(
                label.predictionId(), panes.definitions().sampleRatesOf(topic).highest())) {
            join(label.predictionId(), Joinables.of(label, position(record)));
        }
    }

    private void reject(
            Record<SourceKey, Arrival> record,
            RecordFate fate,
            String detail,
            @Nullable String model,
            @Nullable String modelVersion) {
        Arrival arrival = record.value();
        tally(panes.ofRejected(model, modelVersion, arrival.highestEventTimeBefore()), fate);
        metrics.deadLettered(fate);
        DeadLetter letter = new DeadLetter(
                record.key().bytes(),
                arrival.value(),
                fate,
                detail,
                source.partition().topic(),
                source.partition().partition(),
                offset,
                arrival.kafkaTimestamp());
        context().forward(record.withKey(LivePanes.TO_ALL).withValue(new Outcome.Rejected(letter)));
    }

    private void join(String predictionId, JoinableMessage message) {
        context()
                .forward(new Record<>(
                        predictionId, new Outcome.Joinable(message), context().currentSystemTimeMs()));
    }

    private void tally(LivePane pane, RecordFate fate) {
        pane.tally(source.partition(), offset, fate);
        metrics.read(source.partition().topic(), fate);
    }

    private SourcePosition position(Record<SourceKey, Arrival> record) {
        return new SourcePosition(
                source.partition().topic(),
                source.partition().partition(),
                offset,
                record.value().highestEventTimeBefore());
    }
}
