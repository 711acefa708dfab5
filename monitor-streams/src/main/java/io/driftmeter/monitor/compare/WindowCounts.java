package io.driftmeter.monitor.compare;

import io.driftmeter.monitor.avro.PaneState;
import io.driftmeter.monitor.profile.RowCounts;
import io.driftmeter.statistics.reference.FeatureRange;
import io.driftmeter.statistics.reference.ProfileCounts;
import io.driftmeter.statistics.reference.ReferenceProfile;
import java.util.List;
import java.util.Optional;

/**
 * What was counted in one window: rows of all its panes, and values of those panes that were counted by the window's own
 * definition and reference.
 */
final class WindowCounts {

    private final int definitionRevision;
    private final String referenceId;
    private final Optional<ProfileCounts> values;
    private final List<FeatureRange> groups;
    private long featureRows;
    private long predictionRows;
    private long lateRows;

    /**
     * Nothing counted yet.
     *
     * @param definitionRevision revision of the definition that rules the window
     * @param referenceId reference that judges the window; empty: none
     * @param reference that reference
     */
    WindowCounts(int definitionRevision, String referenceId, Optional<ReferenceProfile> reference) {
        this.definitionRevision = definitionRevision;
        this.referenceId = referenceId;
        this.values = reference.map(ProfileCounts::new);
        this.groups = reference.map(RowCounts::groups).orElse(List.of());
    }

    void add(PaneKey key, PaneState pane) {
        featureRows += pane.getFeatureRows();
        predictionRows += pane.getPredictionRows();
        if (key.late()) {
            lateRows += pane.getFeatureRows() + pane.getPredictionRows();
        }
        if (key.definitionRevision() == definitionRevision && key.referenceId().equals(referenceId)) {
            values.ifPresent(sum -> pane.getCounts()
                    .forEach(bytes -> sum.addFrom(PaneStore.bytes(bytes), groups.get(key.featureGroup()))));
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

    boolean hasRows() {
        return featureRows + predictionRows > 0;
    }

    /** Counts in the cells of the reference; empty where there is none. */
    Optional<ProfileCounts> values() {
        return values;
    }
}
