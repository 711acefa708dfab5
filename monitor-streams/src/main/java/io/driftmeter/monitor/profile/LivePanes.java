package io.driftmeter.monitor.profile;

import io.driftmeter.avro.MonitorDefinition;
import io.driftmeter.monitor.avro.PartialsMessage;
import io.driftmeter.monitor.avro.Watermark;
import io.driftmeter.monitor.commit.Uncommitted;
import io.driftmeter.monitor.definitions.DefinitionsSnapshot;
import io.driftmeter.monitor.definitions.Reference;
import io.driftmeter.monitor.runtime.SourcePartitions;
import io.driftmeter.monitor.segment.Splits;
import io.driftmeter.schemas.key.SeriesKey;
import io.driftmeter.statistics.reference.ReferenceProfile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * What one task has counted since its last commit, pane by pane, and how far it has read its partitions.
 *
 * <p>A flush sends every pane as partials and then, to every partition, the watermarks, so that whoever reads a watermark
 * has read all that was counted up to it. Only then does the task take over new definitions and references: all rows of a
 * partial are counted by the same ones.
 */
public final class LivePanes implements Uncommitted<String, PartialsMessage> {

    /** Key of messages that go to every partition. */
    static final String TO_ALL = "";

    /** A record makes counts grow by a few bytes a feature at most, so what is not measured in between is little. */
    static final int RECORDS_BETWEEN_MEASURES = 1_024;

    private final Supplier<DefinitionsSnapshot> definitions;
    private final SourcePartitions sourcePartitions;
    private final Set<String> inputs;
    private final Function<Reference, ReferenceProfile> profiles;
    private final Map<PaneId, LivePane> panes = new HashMap<>();

    /** By reference id, of the references that are known; they outlive the panes, since they learn the order of names. */
    private final Map<String, RowReader> readers = new HashMap<>();

    /** By topic: a task reads the same partition of all of them. */
    private final Map<String, PartitionProgress> partitions = new TreeMap<>();

    /** Of the monitors that split rows, by what tells how. */
    private final Map<SplitKey, SegmentRows> splitters = new HashMap<>();

    private final Routes routes = new Routes();
    private final LivePanesBudget budget;

    /** Panes that were begun by the record under way. */
    private final List<LivePane> notMeasured = new ArrayList<>();

    private long bytes;
    private int recordsUntilMeasured = RECORDS_BETWEEN_MEASURES;
    private DefinitionsSnapshot adopted;
    private int taskPartition = -1;

    /**
     * Nothing counted yet.
     *
     * @param definitions the newest definitions and references
     * @param sourcePartitions what the consumer knows
     * @param inputs the input topics
     * @param profiles the counters of a reference
     * @param budget what the panes may take
     */
    public LivePanes(
            Supplier<DefinitionsSnapshot> definitions,
            SourcePartitions sourcePartitions,
            Set<String> inputs,
            Function<Reference, ReferenceProfile> profiles,
            LivePanesBudget budget) {
        this.budget = budget;
        this.definitions = definitions;
        this.sourcePartitions = sourcePartitions;
        this.inputs = inputs;
        this.profiles = profiles;
        this.adopted = definitions.get();
    }

    /** Says which partition of each input topic the task reads. */
    void ofTask(int partition) {
        taskPartition = partition;
    }

    /** The definitions and references by which the task counts now. */
    DefinitionsSnapshot definitions() {
        return adopted;
    }

    /** What rules a row of this model version and time. */
    Route route(String model, String modelVersion, long eventTime) {
        return routes.of(model, modelVersion, eventTime, adopted);
    }

    /** What rows are split by: a revision of a model's definition and, where it is named, a reference. */
    private record SplitKey(
            String model, int revision, @Nullable String referenceId) {}

    /** The pane of the rows on time, or of the late ones, made if there is none; of a route with a definition. */
    LivePane pane(Route route, boolean late) {
        LivePane kept = route.live(late);
        if (kept != null) {
            return kept;
        }
        LivePane known = panes.get(route.pane(late));
        LivePane pane = known != null ? known : begin(route, late);
        route.keep(pane, late);
        return pane;
    }

    private LivePane begin(Route route, boolean late) {
        MonitorDefinition definition = route.definition();
        return definition == null || definition.getSegmentations().isEmpty()
                ? begin(route.pane(late), route.reference())
                : beginSplit(route.pane(late), definition, Optional.ofNullable(route.reference()));
    }

    private LivePane begin(PaneId id, @Nullable Reference reference) {
        return begin(new LivePane(id, reference == null ? null : reader(reference), null), id);
    }

    private LivePane beginSplit(PaneId id, MonitorDefinition definition, Optional<Reference> reference) {
        SegmentRows rows = splitters.computeIfAbsent(
                new SplitKey(definition.getModel(), definition.getRevision(), id.referenceId()),
                key -> new SegmentRows(
                        Splits.of(definition, reference),
                        reference.map(profiles).orElse(null)));
        RowReader reader = reference.isPresent() ? rows.reader() : null;
        SeriesKey whole = SeriesKey.parse(id.series());
        SegmentPanes segments = new SegmentPanes(rows, segment -> {
            SeriesKey series = new SeriesKey(whole.model(), whole.version(), segment);
            Optional<Reference> own = adopted.referenceFor(definition, series, id.start());
            String ownId = own.map(Reference::referenceId).orElse(null);
            boolean isTheWholes = Objects.equals(ownId, id.referenceId());
            RowReader ownReader = isTheWholes ? reader : own.map(this::reader).orElse(null);
            PaneId ofSegment = id.of(series, ownId);
            return begin(new LivePane(ofSegment, ownReader, null), ofSegment);
        });
        return begin(new LivePane(id, reader, segments), id);
    }

    private LivePane begin(LivePane begun, PaneId id) {
        panes.put(id, begun);
        notMeasured.add(begun);
        return begun;
    }

    private RowReader reader(Reference reference) {
        return readers.computeIfAbsent(reference.referenceId(), id -> new RowReader(profiles.apply(reference)));
    }

    /**
     * The pane in which a record that is not counted by its values is tallied: the pane of C, in the series of its model if a
     * monitor rules there, else in the built-in one.
     *
     * @param model model that the record names; null where that could not be read
     * @param modelVersion version that the record names; null where that could not be read
     * @param highestBefore C, in milliseconds since the epoch; 0 if there is none
     */
    LivePane ofRejected(@Nullable String model, @Nullable String modelVersion, long highestBefore) {
        if (model == null || modelVersion == null) {
            return unattributed(highestBefore);
        }
        Route route = route(model, modelVersion, highestBefore);
        return route.definition() == null ? unattributed(highestBefore) : pane(route, false);
    }

    /** The pane of C in the built-in series. */
    LivePane unattributed(long highestBefore) {
        long length = Panes.UNATTRIBUTED_WINDOW.toMillis();
        PaneId id = new PaneId(
                SeriesKey.UNATTRIBUTED.toString(), Panes.start(highestBefore, length), length, 0, null, false);
        LivePane known = panes.get(id);
        return known != null ? known : begin(id, null);
    }

    /** How far the task has read its partition of an input topic. */
    PartitionProgress progress(String topic) {
        PartitionProgress known = partitions.get(topic);
        return known != null ? known : begin(topic);
    }

    private PartitionProgress begin(String topic) {
        PartitionProgress begun = new PartitionProgress(new TopicPartition(topic, taskPartition));
        begun.adopt(adopted.rules());
        partitions.put(topic, begun);
        return begun;
    }

    @Override
    public boolean isFull() {
        if (--recordsUntilMeasured <= 0) {
            measureAll();
        } else if (!notMeasured.isEmpty()) {
            measureNew();
        }
        if (!budget.isExceededBy(bytes)) {
            return false;
        }
        budget.countSentEarly();
        return true;
    }

    /** Bytes that the panes take on the heap, at most, as far as they have been measured. */
    long bytes() {
        return bytes;
    }

    private void measureNew() {
        for (LivePane pane : notMeasured) {
            pane.measure();
            bytes += pane.bytes();
        }
        notMeasured.clear();
    }

    private void measureAll() {
        notMeasured.clear();
        recordsUntilMeasured = RECORDS_BETWEEN_MEASURES;
        bytes = 0;
        for (LivePane pane : panes.values()) {
            pane.measure();
            bytes += pane.bytes();
        }
    }

    @Override
    public boolean hasNews(long now) {
        claimIdleness(now);
        return definitions.get() != adopted
                || partitions.values().stream()
                        .anyMatch(progress -> unsaid(progress).isPresent());
    }

    @Override
    public void flush(long now, Consumer<Record<String, PartialsMessage>> downstream) {
        readers.values().forEach(RowReader::countRows);
        splitters.values().forEach(rows -> rows.reader().countRows());
        panes.forEach((id, pane) -> pane.partials()
                .forEach(partial -> downstream.accept(new Record<>(id.series(), new PartialsMessage(partial), now))));
        panes.forEach((id, pane) -> {
            if (isEstimated(id)) {
                pane.inputSupport()
                        .ifPresent(support ->
                                downstream.accept(new Record<>(id.series(), new PartialsMessage(support), now)));
            }
        });
        panes.clear();
        notMeasured.clear();
        bytes = 0;
        routes.clear();
        adoptNewest();
        claimIdleness(now);
        partitions
                .values()
                .forEach(progress -> unsaid(progress).ifPresent(watermark -> {
                    downstream.accept(new Record<>(TO_ALL, new PartialsMessage(watermark), now));
                    progress.said(watermark);
                }));
    }

    private boolean isEstimated(PaneId id) {
        return adopted.revisions(SeriesKey.parse(id.series()).model()).stream()
                .filter(definition -> definition.getRevision() == id.definitionRevision())
                .anyMatch(definition -> definition.getPerformance() != null
                        && definition.getPerformance().getEstimate());
    }

    private void adoptNewest() {
        DefinitionsSnapshot newest = definitions.get();
        if (newest != adopted) {
            readers.clear();
            splitters.clear();
        }
        Set<String> begun = new HashSet<>(newest.rules());
        begun.removeAll(adopted.rules());
        partitions.values().forEach(progress -> progress.adopt(begun));
        adopted = newest;
    }

    private void claimIdleness(long now) {
        for (TopicPartition partition : sourcePartitions.assigned()) {
            if (partition.partition() == taskPartition && inputs.contains(partition.topic())) {
                PartitionProgress progress = progress(partition.topic());
                progress.idle(sourcePartitions.idleUntil(partition, progress.lastOffset(), now));
            }
        }
    }

    private Optional<Watermark> unsaid(PartitionProgress progress) {
        return progress.unsaid(
                sourcePartitions.partitionsOf(progress.partition().topic()));
    }
}
