package io.driftmeter.monitor.compare;

import io.driftmeter.avro.InputOffsets;
import io.driftmeter.monitor.avro.PaneState;
import io.driftmeter.monitor.profile.Panes;
import io.driftmeter.monitor.profile.RowCounts;
import io.driftmeter.statistics.reference.FeatureRange;
import io.driftmeter.statistics.reference.ProfileCounts;
import io.driftmeter.statistics.reference.ReferenceProfile;
import io.driftmeter.statistics.reference.SlotRows;
import io.driftmeter.statistics.verdict.LearnedVariation;
import io.driftmeter.statistics.verdict.LiveWindow;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.utils.Utils;

/**
 * What was counted in one window: rows of all its panes, and values of those panes that were counted by the window's own
 * definition and reference, with the slots of the reference's seasons in which their rows are.
 */
final class WindowCounts {

    private final Window window;
    private final Optional<ProfileCounts> values;
    private final Optional<PaneSlots> slots;
    private final List<FeatureRange> groups;
    private final SlotRows featureSlots = new SlotRows();
    private final SlotRows predictionSlots = new SlotRows();
    private final OffsetRanges sources = new OffsetRanges();
    private long featureRows;
    private long predictionRows;
    private long lateRows;

    /**
     * Nothing counted yet.
     *
     * @param window the window
     * @param reference the reference that judges it
     */
    WindowCounts(Window window, Optional<ReferenceProfile> reference) {
        this.window = window;
        this.values = reference.map(ProfileCounts::new);
        this.slots = reference
                .filter(WindowCounts::hasSeasons)
                .map(profile -> new PaneSlots(profile.zone(), Panes.length(window.definition())));
        this.groups = reference.map(RowCounts::groups).orElse(List.of());
    }

    private static boolean hasSeasons(ReferenceProfile reference) {
        return reference.features().stream()
                .anyMatch(feature -> feature.seasons().isPresent());
    }

    void add(PaneKey key, PaneState pane) {
        featureRows += pane.getFeatureRows();
        predictionRows += pane.getPredictionRows();
        sources.addAll(pane.getSources());
        if (key.late()) {
            lateRows += pane.getFeatureRows() + pane.getPredictionRows();
        }
        if (key.definitionRevision() == window.definition().getRevision()
                && key.referenceId().equals(window.referenceId())) {
            values.ifPresent(sum -> pane.getCounts()
                    .forEach(bytes -> sum.addFrom(Utils.toArray(bytes), groups.get(key.featureGroup()))));
            slots.ifPresent(known -> {
                known.add(key.start(), pane.getFeatureRows(), featureSlots);
                known.add(key.start(), pane.getPredictionRows(), predictionSlots);
            });
        }
    }

    /** Rows of features, on time and late. */
    long featureRows() {
        return featureRows;
    }

    /** Rows of predictions, on time and late. */
    long predictionRows() {
        return predictionRows;
    }

    /** Rows among these that were late. */
    long lateRows() {
        return lateRows;
    }

    /** Where the records of its panes lie in the input. */
    List<InputOffsets> inputOffsets() {
        return sources.toReported();
    }

    boolean hasRows() {
        return featureRows + predictionRows > 0;
    }

    /** Counts in the cells of the reference; empty where there is none. */
    Optional<ProfileCounts> values() {
        return values;
    }

    /**
     * The window, as far as a verdict goes by its time.
     *
     * @param learned what live windows before it have shown
     */
    LiveWindow time(Map<String, LearnedVariation> learned) {
        return new LiveWindow(window.family().length(), featureSlots, predictionSlots, learned);
    }
}
