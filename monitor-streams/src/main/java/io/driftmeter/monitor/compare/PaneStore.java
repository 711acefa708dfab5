package io.driftmeter.monitor.compare;

import io.driftmeter.monitor.avro.PaneState;
import io.driftmeter.monitor.avro.Partial;
import io.driftmeter.monitor.avro.PartitionFate;
import io.driftmeter.monitor.profile.RowCounts;
import io.driftmeter.statistics.reference.FeatureRange;
import io.driftmeter.statistics.reference.ProfileCounts;
import io.driftmeter.statistics.reference.ReferenceProfile;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The merged partials of all open windows. Only partials of the same pane, reference, definition revision, feature group and
 * punctuality are added up.
 */
final class PaneStore {

    private final KeyValueStore<PaneKey, PaneState> store;

    PaneStore(KeyValueStore<PaneKey, PaneState> store) {
        this.store = store;
    }

    /**
     * Adds a partial.
     *
     * @param reference the reference by which it was counted; empty where there is none or it is not known yet: its counts are
     *     kept beside the others then, and added when it is
     */
    void add(Partial partial, Optional<ReferenceProfile> reference) {
        String referenceId = partial.getReferenceId() == null ? "" : partial.getReferenceId();
        PaneKey key = new PaneKey(
                partial.getSeries(),
                partial.getPaneStart(),
                partial.getLate(),
                partial.getDefinitionRevision(),
                partial.getFeatureGroup(),
                referenceId);
        PaneState known = store.get(key);
        PaneState pane = known == null ? PaneState.newBuilder().build() : known;
        List<ByteBuffer> counts = new ArrayList<>(pane.getCounts());
        if (partial.getCounts() != null) {
            counts.add(partial.getCounts());
        }
        store.put(
                key,
                PaneState.newBuilder()
                        .setCounts(reference
                                .map(profile -> merge(counts, profile, partial.getFeatureGroup()))
                                .orElse(counts))
                        .setFeatureRows(pane.getFeatureRows() + partial.getFeatureRows())
                        .setPredictionRows(pane.getPredictionRows() + partial.getPredictionRows())
                        .setFates(new FateCounts()
                                .addAll(pane.getFates())
                                .addAll(partial.getFates())
                                .toStored())
                        .setSources(new OffsetRanges()
                                .addAll(pane.getSources())
                                .addAll(partial.getSources())
                                .toStored())
                        .build());
    }

    /** Adds fates that came for a closed window to a pane that is still open. */
    void addAfterFinal(Partial partial, long openPane) {
        addFates(partial, openPane, FateCounts::addAfterFinal);
    }

    /** Adds fates to a pane whose fates no report has carried yet, where one has carried those of their own pane. */
    void addFates(Partial partial, long openPane) {
        addFates(partial, openPane, FateCounts::addAll);
    }

    private void addFates(
            Partial partial, long openPane, BiFunction<FateCounts, List<PartitionFate>, FateCounts> addition) {
        PaneKey key = new PaneKey(partial.getSeries(), openPane, false, partial.getDefinitionRevision(), 0, "");
        PaneState known = store.get(key);
        PaneState pane = known == null ? PaneState.newBuilder().build() : known;
        pane.setFates(addition.apply(new FateCounts().addAll(pane.getFates()), partial.getFates())
                .toStored());
        store.put(key, pane);
    }

    /** Calls {@code visitor} with the panes of a series that start in [from, to), in the order of their start. */
    void visit(String series, long from, long to, BiConsumer<PaneKey, PaneState> visitor) {
        try (KeyValueIterator<PaneKey, PaneState> panes =
                store.range(PaneKey.lowest(series, Math.max(from, 0)), PaneKey.lowest(series, to))) {
            while (panes.hasNext()) {
                KeyValue<PaneKey, PaneState> pane = panes.next();
                if (pane.key.start() < to) {
                    visitor.accept(pane.key, pane.value);
                }
            }
        }
    }

    /** Start of the first pane of a series at or after {@code from}, among those on time or among all. */
    OptionalLong firstStart(String series, long from, boolean onTimeOnly) {
        try (KeyValueIterator<PaneKey, PaneState> panes =
                store.range(PaneKey.lowest(series, from), PaneKey.lowest(series, Long.MAX_VALUE))) {
            while (panes.hasNext()) {
                PaneKey key = panes.next().key;
                if (!onTimeOnly || !key.late()) {
                    return OptionalLong.of(key.start());
                }
            }
        }
        return OptionalLong.empty();
    }

    /** Forgets the panes of a series that start before {@code start}. */
    void dropBefore(String series, long start) {
        List<PaneKey> dropped = new ArrayList<>();
        visit(series, 0, start, (key, pane) -> dropped.add(key));
        dropped.forEach(store::delete);
    }

    /**
     * Puts the sum of panes in their place.
     *
     * @param parts keys of panes that differ in their start alone
     * @param sum key of their sum
     * @param reference the reference by which they were counted; empty where there is none
     */
    void replace(List<PaneKey> parts, PaneKey sum, Optional<ReferenceProfile> reference) {
        if (parts.equals(List.of(sum))) {
            return;
        }
        List<ByteBuffer> counts = new ArrayList<>();
        FateCounts fates = new FateCounts();
        OffsetRanges sources = new OffsetRanges();
        long featureRows = 0;
        long predictionRows = 0;
        for (PaneKey part : parts) {
            PaneState pane = store.delete(part);
            counts.addAll(pane.getCounts());
            fates.addAll(pane.getFates());
            sources.addAll(pane.getSources());
            featureRows += pane.getFeatureRows();
            predictionRows += pane.getPredictionRows();
        }
        store.put(
                sum,
                PaneState.newBuilder()
                        .setCounts(reference
                                .map(profile -> merge(counts, profile, sum.featureGroup()))
                                .orElse(counts))
                        .setFeatureRows(featureRows)
                        .setPredictionRows(predictionRows)
                        .setFates(fates.toStored())
                        .setSources(sources.toStored())
                        .build());
    }

    private static List<ByteBuffer> merge(List<ByteBuffer> counts, ReferenceProfile reference, int group) {
        if (counts.size() <= 1) {
            return counts;
        }
        FeatureRange features = RowCounts.groups(reference).get(group);
        ProfileCounts sum = ProfileCounts.read(reference, Utils.toArray(counts.get(0)), features);
        counts.subList(1, counts.size()).forEach(bytes -> sum.addFrom(Utils.toArray(bytes), features));
        return List.of(ByteBuffer.wrap(sum.toBytes(features)));
    }
}
