package io.driftmeter.monitor.compare;

import io.driftmeter.avro.AlertingDefinition;
import io.driftmeter.avro.Judgement;
import io.driftmeter.avro.MonitorDefinition;
import io.driftmeter.avro.WindowLength;
import io.driftmeter.monitor.definitions.DefinitionsSnapshot;
import io.driftmeter.monitor.definitions.Reference;
import io.driftmeter.monitor.profile.Panes;
import io.driftmeter.monitor.segment.Splits;
import io.driftmeter.schemas.key.SeriesKey;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which definition and reference rule the windows of a series. The built-in series has a definition of its own. */
final class Rulebook {

    private static final MonitorDefinition BUILT_IN = MonitorDefinition.newBuilder()
            .setModel(SeriesKey.UNATTRIBUTED.model())
            .setRevision(0)
            .setDriftWindows(List.of(
                    new WindowLength(Panes.UNATTRIBUTED_WINDOW.toMillis(), Panes.UNATTRIBUTED_WINDOW.toMillis(), null)))
            .setGraceMilliseconds(0)
            .setLatenessMilliseconds(0)
            .setJudgement(Judgement.newBuilder().build())
            .setAlerting(AlertingDefinition.newBuilder().build())
            .build();

    private final DefinitionsSnapshot definitions;
    private final Set<String> inputs;

    /**
     * The rules of one moment.
     *
     * @param definitions definitions and references
     * @param inputs all input topics, which the built-in series goes by
     */
    Rulebook(DefinitionsSnapshot definitions, Set<String> inputs) {
        this.definitions = definitions;
        this.inputs = inputs;
    }

    /** All revisions that may rule windows of the series. */
    List<MonitorDefinition> revisions(SeriesKey series) {
        return series.equals(SeriesKey.UNATTRIBUTED) ? List.of(BUILT_IN) : definitions.revisions(series.model());
    }

    /** The definition that rules the windows that start at this time. */
    Optional<MonitorDefinition> definitionAt(SeriesKey series, long windowStart) {
        return series.equals(SeriesKey.UNATTRIBUTED)
                ? Optional.of(BUILT_IN)
                : definitions.definitionAt(series.model(), windowStart);
    }

    /** The same, or where none is in force the last revision: its grace and lateness decide when the window is passed over. */
    MonitorDefinition rulingAt(SeriesKey series, long windowStart) {
        List<MonitorDefinition> revisions = revisions(series);
        return definitionAt(series, windowStart).orElseGet(() -> revisions.get(revisions.size() - 1));
    }

    /** The reference that judges the windows that start at this time. */
    Optional<Reference> referenceAt(SeriesKey series, long windowStart) {
        return definitionAt(series, windowStart)
                .flatMap(definition -> definitions.referenceFor(definition, series, windowStart));
    }

    /** Whether a definition splits the rows so that there is this series. */
    boolean has(SeriesKey series, MonitorDefinition definition, long windowStart) {
        return series.segment().equals(SeriesKey.ALL)
                || Splits.have(
                        definition,
                        definitions.referenceAt(series.model(), series.version(), windowStart),
                        series.segment());
    }

    /** A reference by which rows were counted. */
    Optional<Reference> reference(SeriesKey series, String referenceId) {
        return definitions.reference(series.model(), series.version(), referenceId);
    }

    /** The topics whose watermarks decide when the windows of a series are complete. */
    Set<String> topics(SeriesKey series, MonitorDefinition definition) {
        return series.equals(SeriesKey.UNATTRIBUTED)
                ? inputs
                : Stream.of(definition.getFeaturesTopic(), definition.getPredictionsTopic())
                        .filter(Objects::nonNull)
                        .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether rows that were counted by this revision and reference can be understood. */
    boolean knows(SeriesKey series, PaneKey pane) {
        boolean revision = series.equals(SeriesKey.UNATTRIBUTED)
                || revisions(series).stream().anyMatch(known -> known.getRevision() == pane.definitionRevision());
        return revision
                && (pane.referenceId().isEmpty()
                        || reference(series, pane.referenceId()).isPresent());
    }
}
