package io.driftmeter.monitor.profile;

import io.driftmeter.avro.RecordFate;
import io.driftmeter.monitor.avro.InputSupport;
import io.driftmeter.monitor.avro.OffsetRange;
import io.driftmeter.monitor.avro.Partial;
import io.driftmeter.monitor.avro.PartitionFate;
import io.driftmeter.monitor.intake.InputEvent;
import io.driftmeter.monitor.plan.CountsSize;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** What a task has counted of one pane since its last commit. */
final class LivePane {

    private final PaneId id;
    private final @Nullable RowReader reader;
    private final @Nullable SegmentPanes segments;
    private final Map<TopicPartition, PartitionTally> tallies = new LinkedHashMap<>();
    private @Nullable RowCounts counts;
    private long bytes = CountsSize.BESIDE_COUNTS;
    private long rowsMeasured;
    private long featureRows;
    private long predictionRows;

    /**
     * An empty pane.
     *
     * @param reader reads rows by a reference; null: there is none, and rows and fates are counted alone
     * @param segments panes in which its rows are counted too; null: there are none
     */
    LivePane(PaneId id, @Nullable RowReader reader, @Nullable SegmentPanes segments) {
        this.id = id;
        this.reader = reader;
        this.segments = segments;
    }

    /** Counts what became of one record. */
    void tally(TopicPartition partition, long offset, RecordFate fate) {
        PartitionTally known = tallies.get(partition);
        (known != null ? known : begin(partition)).add(fate, offset);
    }

    private PartitionTally begin(TopicPartition partition) {
        PartitionTally begun = new PartitionTally(partition);
        tallies.put(partition, begun);
        return begun;
    }

    /** Counts the values of one row. */
    void count(InputEvent.OfModel row) {
        if (row instanceof InputEvent.Features features) {
            featureRows++;
            if (reader != null) {
                reader.read(features.values(), counts(reader));
            }
            if (segments != null) {
                segments.count(features, reader != null);
            }
        } else if (row instanceof InputEvent.Prediction prediction) {
            predictionRows++;
            if (reader != null) {
                counts(reader).count(prediction);
            }
            if (segments != null) {
                segments.count(prediction);
            }
        }
    }

    /** Counts features that the whole's reader has read last: without reading them again where both have one reference. */
    void countWithWhole(InputEvent.Features row, RowReader whole) {
        if (reader == whole) {
            featureRows++;
            whole.countLastIn(counts(whole));
        } else {
            count(row);
        }
    }

    /** Whether features are split. */
    boolean splitsFeatures() {
        return segments != null && segments.splitFeatures();
    }

    /** The segments of the row that was counted last, as far as it tells them. */
    List<String> segmentsOfLast() {
        return segments == null ? List.of() : segments.ofLast();
    }

    private RowCounts counts(RowReader by) {
        if (counts == null) {
            counts = by.newCounts();
        }
        return counts;
    }

    /** Bytes that it takes on the heap, at most, as of the last {@link #measure}. */
    long bytes() {
        return bytes;
    }

    /** Measures what has grown. */
    void measure() {
        if (counts != null && featureRows + predictionRows != rowsMeasured) {
            rowsMeasured = featureRows + predictionRows;
            bytes = CountsSize.BESIDE_COUNTS + counts.bytes();
        }
    }

    /** What was counted, once the reader has counted all rows, a partial for each feature group; rows, fates and offsets are in the first alone. */
    List<Partial> partials() {
        List<PartitionFate> fates = tallies.values().stream()
                .flatMap(tally -> tally.fates().stream())
                .toList();
        List<OffsetRange> sources =
                tallies.values().stream().map(PartitionTally::offsets).toList();
        List<ByteBuffer> groups = counts == null ? List.of() : counts.toBytes();
        List<Partial> partials = new ArrayList<>();
        partials.add(partial(0, groups.isEmpty() ? null : groups.get(0), featureRows, predictionRows, fates, sources));
        for (int group = 1; group < groups.size(); group++) {
            partials.add(partial(group, groups.get(group), 0, 0, List.of(), List.of()));
        }
        return partials;
    }

    /** How far its features lie outside the reference, once the reader has counted all rows; empty where there are none. */
    Optional<InputSupport> inputSupport() {
        return counts == null || featureRows == 0
                ? Optional.empty()
                : Optional.of(new InputSupport(
                        id.series(),
                        id.start(),
                        id.late(),
                        id.definitionRevision(),
                        featureRows,
                        counts.inputsOutsideReference()));
    }

    private Partial partial(
            int group,
            @Nullable ByteBuffer countsOfGroup,
            long features,
            long predictions,
            List<PartitionFate> fates,
            List<OffsetRange> sources) {
        return Partial.newBuilder()
                .setSeries(id.series())
                .setPaneStart(id.start())
                .setPaneLength(id.length())
                .setLate(id.late())
                .setDefinitionRevision(id.definitionRevision())
                .setReferenceId(id.referenceId())
                .setFeatureGroup(group)
                .setCounts(countsOfGroup)
                .setFeatureRows(features)
                .setPredictionRows(predictions)
                .setFates(fates)
                .setSources(sources)
                .build();
    }
}
