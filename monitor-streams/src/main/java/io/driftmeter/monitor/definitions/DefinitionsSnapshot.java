package io.driftmeter.monitor.definitions;

import io.driftmeter.avro.MonitorDefinition;
import io.driftmeter.schemas.key.SeriesKey;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The monitor definitions and the complete references that are known at one moment. Immutable; a newer one replaces it.
 *
 * <p>A rule is in force for a pane if the pane's <em>start</em> lies in [effectiveFrom, effectiveTo). Of several definitions
 * the one with the highest revision rules; of several references the one with the latest effectiveFrom, then the highest
 * trainingTo, then the highest id.
 */
public interface DefinitionsSnapshot {

    /** Number of this snapshot: a later one of the same source has a higher number. */
    long version();

    /** All revisions of all definitions. */
    List<MonitorDefinition> definitions();

    /** All references. */
    List<Reference> references();

    /** All models that have a definition, in ascending order. */
    Set<String> models();

    /** All revisions of the monitor definition of {@code model}, in ascending order; empty if it has none. */
    List<MonitorDefinition> revisions(String model);

    /**
     * The definition in force for a pane.
     *
     * @param paneStart start of the pane, in milliseconds since the epoch
     */
    Optional<MonitorDefinition> definitionAt(String model, long paneStart);

    /**
     * The definition in force for the pane that holds {@code eventTime}, where each definition has panes of its own length
     * (see {@link io.driftmeter.monitor.profile.Panes}).
     *
     * @param eventTime milliseconds since the epoch
     */
    Optional<MonitorDefinition> definitionOf(String model, long eventTime);

    /**
     * The reference of all rows that is in force for a pane.
     *
     * @param paneStart start of the pane, in milliseconds since the epoch
     */
    Optional<Reference> referenceAt(String model, String modelVersion, long paneStart);

    /**
     * The reference in force for a pane of one series: that of the segment, where the reference of all rows has one and the
     * definition means the same rows by it, else that of all rows.
     *
     * @param definition the definition in force
     * @param paneStart start of the pane, in milliseconds since the epoch
     */
    Optional<Reference> referenceFor(MonitorDefinition definition, SeriesKey series, long paneStart);

    /** The reference with this id; empty if it is not known or not complete. */
    Optional<Reference> reference(String model, String modelVersion, String referenceId);

    /** Names of all rules in this snapshot, see {@link io.driftmeter.monitor.watermark.Rules}. */
    Set<String> rules();

    /** Whether some monitor scores predictions against the labels of this topic. */
    boolean scoresLabelsOf(String topic);

    /** The shares of predictions that the monitors score whose labels come from this topic; all where no monitor says. */
    SampleRates sampleRatesOf(String labelsTopic);
}
