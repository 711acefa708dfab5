package io.driftmeter.monitor.compare;

import io.driftmeter.avro.DriftReport;
import io.driftmeter.avro.MonitorDefinition;
import io.driftmeter.avro.ReportStage;
import io.driftmeter.monitor.avro.PaneState;
import io.driftmeter.monitor.definitions.Reference;
import io.driftmeter.monitor.profile.Panes;
import io.driftmeter.monitor.profile.RowCounts;
import io.driftmeter.monitor.window.WindowFamily;
import io.driftmeter.schemas.key.SeriesKey;
import io.driftmeter.statistics.reference.FeatureRange;
import io.driftmeter.statistics.reference.ProfileCounts;
import io.driftmeter.statistics.reference.ReferenceProfile;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Reports on windows whose rows somebody else has counted, made of panes as the topology makes them: for simulations of months, which need no
 * topics. Every row has features and a prediction, and is on time. Nothing is learned from live windows, so the reference must tell how much its
 * features vary.
 */
public final class CountedReports {

    private final SeriesKey series;
    private final MonitorDefinition definition;
    private final Reference reference;
    private final ReferenceProfile profile;
    private final NavigableMap<PaneKey, PaneState> panes = new TreeMap<>(PaneKey.IN_STORE_ORDER);

    /**
     * Of one series.
     *
     * @param definition rules all windows
     * @param reference judges all windows
     * @param profile what the reference holds
     */
    public CountedReports(
            SeriesKey series, MonitorDefinition definition, Reference reference, ReferenceProfile profile) {
        this.series = series;
        this.definition = definition;
        this.reference = reference;
        this.profile = profile;
    }

    /** Length of the panes to be counted, in milliseconds. */
    public long paneMilliseconds() {
        return Panes.length(definition);
    }

    /**
     * Takes a pane.
     *
     * @param start first event time of it, in milliseconds since the epoch
     * @param rows rows of features, and as many of predictions
     */
    public void add(long start, ProfileCounts counts, long rows) {
        List<FeatureRange> groups = RowCounts.groups(profile);
        for (int group = 0; group < groups.size(); group++) {
            panes.put(
                    new PaneKey(
                            series.toString(), start, false, definition.getRevision(), group, reference.referenceId()),
                    PaneState.newBuilder()
                            .setCounts(List.of(ByteBuffer.wrap(counts.toBytes(groups.get(group)))))
                            .setFeatureRows(group == 0 ? rows : 0)
                            .setPredictionRows(group == 0 ? rows : 0)
                            .build());
        }
    }

    /** The ON_TIME report of the window that ends at {@code end}, in one part. */
    public DriftReport onTime(WindowFamily family, long end) {
        Window window = new Window(
                series, family, family.startOf(end), end, ReportStage.ON_TIME, definition, Optional.of(reference));
        WindowCounts counts = new WindowCounts(window, Optional.of(profile));
        WindowSlices.Panes counted = visitor -> between(window.start(), end).forEach(visitor);
        counted.visit(counts::add);
        return Reports.of(
                window,
                counts,
                Map.of(),
                List.of(),
                new WindowFaults(window, new WindowSlices(window, family, counted)));
    }

    /** Forgets the panes that start before a time. */
    public void forgetBefore(long start) {
        panes.headMap(PaneKey.lowest(series.toString(), start)).clear();
    }

    private Map<PaneKey, PaneState> between(long start, long end) {
        return panes.subMap(PaneKey.lowest(series.toString(), start), PaneKey.lowest(series.toString(), end));
    }
}
