package io.driftmeter.monitor.join;

import io.driftmeter.avro.MonitorDefinition;
import io.driftmeter.avro.RecordFate;
import io.driftmeter.monitor.avro.FeaturesRow;
import io.driftmeter.monitor.avro.InputSupport;
import io.driftmeter.monitor.avro.JoinState;
import io.driftmeter.monitor.avro.JoinableMessage;
import io.driftmeter.monitor.avro.LabelRow;
import io.driftmeter.monitor.avro.PredictionCopy;
import io.driftmeter.monitor.avro.PredictionRow;
import io.driftmeter.monitor.avro.ScoringRules;
import io.driftmeter.monitor.avro.SourcePosition;
import io.driftmeter.monitor.avro.WaitingLabel;
import io.driftmeter.monitor.avro.Watermark;
import io.driftmeter.monitor.avro.WatermarkState;
import io.driftmeter.monitor.commit.UncommittedStore;
import io.driftmeter.monitor.definitions.DefinitionsSnapshot;
import io.driftmeter.monitor.intake.DeadLetter;
import io.driftmeter.monitor.profile.Panes;
import io.driftmeter.monitor.runtime.MonitorMetrics;
import io.driftmeter.monitor.watermark.Watermarks;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.WindowStore;

/** Feeds {@link Join} from the topic joinable, and passes on the dead letters. */
final class JoinProcessor extends ContextualProcessor<String, JoinableMessage, String, DeadLetter> {

    private final Supplier<DefinitionsSnapshot> definitions;
    private final JoinRetention retention;
    private final int partitions;
    private final MonitorMetrics metrics;

    @SuppressWarnings("NullAway.Init") // Kafka Streams calls init() before anything else.
    private Join join;

    @SuppressWarnings("NullAway.Init")
    private JoinProgress progress;

    @SuppressWarnings("NullAway.Init")
    private WaitingLabels waiting;

    @SuppressWarnings("NullAway.Init")
    private KnownRules rules;

    @SuppressWarnings("NullAway.Init")
    private ScoreDeltas deltas;

    JoinProcessor(
            Supplier<DefinitionsSnapshot> definitions,
            JoinRetention retention,
            int partitions,
            MonitorMetrics metrics) {
        this.definitions = definitions;
        this.retention = retention;
        this.partitions = partitions;
        this.metrics = metrics;
    }

    @Override
    public void init(ProcessorContext<String, DeadLetter> context) {
        super.init(context);
        UncommittedStore<ScoreDeltas> store = context.getStateStore(JoinTopology.DELTAS);
        deltas = store.begin();
        KeyValueStore<String, WatermarkState> heard = context.getStateStore(JoinTopology.WATERMARKS);
        progress = new JoinProgress(
                new Watermarks(heard), definitions, context.taskId().partition(), partitions);
        deltas.follow(progress);
        KeyValueStore<String, ScoringRules> knownRules = context.getStateStore(JoinTopology.RULES);
        rules = new KnownRules(knownRules, definitions);
        KeyValueStore<String, WaitingLabel> waitingLabels = context.getStateStore(JoinTopology.WAITING);
        waiting = new WaitingLabels(waitingLabels);
        join = new Join(rows(), waiting, rules, this::isClosed, deltas, this::reject);
    }

    private JoinRows rows() {
        WindowStore<String, JoinState> predictions = context().getStateStore(JoinTopology.PREDICTIONS);
        WindowStore<String, JoinState> labels = context().getStateStore(JoinTopology.LABELS);
        KeyValueStore<String, Long> highest = context().getStateStore(JoinTopology.HIGHEST_BUCKETS);
        return new WindowRows(predictions, labels, highest, retention);
    }

    @Override
    public void process(Record<String, JoinableMessage> record) {
        Object body = record.value().getBody();
        if (body instanceof PredictionRow row) {
            join.prediction(record.key(), row);
        } else if (body instanceof FeaturesRow row) {
            join.features(record.key(), row);
        } else if (body instanceof LabelRow row) {
            join.label(record.key(), row);
        } else if (body instanceof InputSupport support) {
            deltas.add(support);
        } else if (body instanceof Watermark watermark && progress.hear(watermark)) {
            endWaiting();
        }
    }

    /** No prediction can come any more for labels that every partition of the predictions is well past. */
    private void endWaiting() {
        Map<String, Long> overBefore = overBefore();
        long before =
                overBefore.values().stream().mapToLong(Long::longValue).max().orElse(0);
        waiting
                .removeOver(before, label -> {
                    Long over = overBefore.get(label.getSource().getTopic());
                    return over != null && label.getLabelTime() < over;
                })
                .stream()
                .filter(label -> IdSample.holds(label.getPredictionId(), lowestRate(label)))
                .forEach(label -> reject(
                        label.getPredictionId(),
                        label.getSource(),
                        RecordFate.NO_PREDICTION,
                        "No prediction with this id has a time within the horizon of the label's."));
    }

    /** Of an id that some monitor of the topic leaves out nobody can say that its prediction is missing. */
    private double lowestRate(WaitingLabel label) {
        return definitions.get().sampleRatesOf(label.getSource().getTopic()).lowest();
    }

    /** For each topic of labels, the label time before which no prediction can come any more. */
    private Map<String, Long> overBefore() {
        DefinitionsSnapshot current = definitions.get();
        Map<String, Long> overBefore = new HashMap<>();
        current.models().stream()
                .map(current::revisions)
                .flatMap(Collection::stream)
                .forEach(definition -> JoinedTopics.of(definition)
                        .ifPresent(topics ->
                                overBefore.merge(topics.labels(), overBefore(definition, topics), Math::min)));
        return overBefore;
    }

    private long overBefore(MonitorDefinition definition, JoinedTopics topics) {
        long furthest = rules.longestHorizon() + definition.getLatenessMilliseconds();
        return progress.readUntil(topics.predictions()).orElse(0) - furthest;
    }

    private boolean isClosed(PredictionCopy prediction, ScoringRules scoring) {
        long end = Panes.start(prediction.getEventTime(), scoring.getPaneLength()) + scoring.getPaneLength();
        OptionalLong until = progress.joinedUntil(prediction.getModel(), scoring.getDefinitionRevision());
        return until.isPresent() && until.getAsLong() >= end + scoring.getHorizon() + scoring.getLateness();
    }

    private void reject(String predictionId, SourcePosition source, RecordFate fate, String detail) {
        metrics.deadLettered(fate);
        DeadLetter letter = new DeadLetter(
                predictionId.getBytes(StandardCharsets.UTF_8),
                null,
                fate,
                detail,
                source.getTopic(),
                source.getPartition(),
                source.getOffset(),
                source.getHighestEventTimeBefore());
        context().forward(new Record<>(ScoreDeltas.TO_ALL, letter, context().currentSystemTimeMs()));
    }
}
