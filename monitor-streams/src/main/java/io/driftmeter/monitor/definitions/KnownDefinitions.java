package io.driftmeter.monitor.definitions;

import io.driftmeter.avro.MonitorDefinition;
import io.driftmeter.monitor.profile.Panes;
import io.driftmeter.monitor.segment.Splits;
import io.driftmeter.monitor.watermark.Rules;
import io.driftmeter.schemas.key.SeriesKey;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** A snapshot of given definitions and references. */
public final class KnownDefinitions implements DefinitionsSnapshot {

    private record ModelVersion(String model, String version) {}

    private final long version;
    private final Map<String, List<MonitorDefinition>> revisions;
    private final Map<ModelVersion, List<Reference>> references;
    private final Set<String> rules;
    private final Map<String, SampleRates> scoredLabels;

    /**
     * Takes checked definitions and complete references.
     *
     * @param version number of the snapshot
     * @param definitions revisions of the monitor definitions of all models
     * @param references references of all model versions
     */
    public KnownDefinitions(long version, Collection<MonitorDefinition> definitions, Collection<Reference> references) {
        this.version = version;
        this.revisions = definitions.stream()
                .sorted(Comparator.comparing(MonitorDefinition::getRevision))
                .collect(Collectors.groupingBy(
                        MonitorDefinition::getModel, TreeMap::new, Collectors.toUnmodifiableList()));
        this.references = references.stream()
                .sorted(Reference.BY_PRECEDENCE)
                .collect(Collectors.groupingBy(
                        reference -> new ModelVersion(reference.model(), reference.modelVersion())));
        this.rules = rules(definitions, references);
        this.scoredLabels = definitions.stream()
                .filter(definition -> definition.getPerformance() != null && definition.getLabelsTopic() != null)
                .collect(Collectors.toUnmodifiableMap(
                        MonitorDefinition::getLabelsTopic, SampleRates::of, SampleRates::and));
    }

    /** The snapshot of nothing. */
    public static KnownDefinitions none() {
        return new KnownDefinitions(0, List.of(), List.of());
    }

    private static Set<String> rules(Collection<MonitorDefinition> definitions, Collection<Reference> references) {
        Set<String> rules = new HashSet<>();
        definitions.forEach(known -> rules.add(Rules.definition(known.getModel(), known.getRevision())));
        references.forEach(
                known -> rules.add(Rules.reference(known.model(), known.modelVersion(), known.referenceId())));
        return Collections.unmodifiableSet(rules);
    }

    @Override
    public long version() {
        return version;
    }

    @Override
    public List<MonitorDefinition> definitions() {
        return revisions.values().stream().flatMap(List::stream).toList();
    }

    @Override
    public List<Reference> references() {
        return references.values().stream().flatMap(List::stream).toList();
    }

    @Override
    public Set<String> models() {
        return Collections.unmodifiableSet(new TreeSet<>(revisions.keySet()));
    }

    @Override
    public List<MonitorDefinition> revisions(String model) {
        return revisions.getOrDefault(model, List.of());
    }

    @Override
    public Optional<MonitorDefinition> definitionAt(String model, long paneStart) {
        return highestRevision(model, definition -> rules(definition, paneStart));
    }

    @Override
    public Optional<MonitorDefinition> definitionOf(String model, long eventTime) {
        return highestRevision(
                model, definition -> rules(definition, Panes.start(eventTime, Panes.length(definition))));
    }

    private Optional<MonitorDefinition> highestRevision(String model, Predicate<MonitorDefinition> inForce) {
        return revisions(model).stream().filter(inForce).reduce((lower, higher) -> higher);
    }

    private static boolean rules(MonitorDefinition definition, long paneStart) {
        return definition.getEffectiveFrom().toEpochMilli() <= paneStart
                && (definition.getEffectiveTo() == null
                        || paneStart < definition.getEffectiveTo().toEpochMilli());
    }

    @Override
    public Optional<Reference> referenceAt(String model, String modelVersion, long paneStart) {
        return referencesOf(model, modelVersion).stream()
                .filter(reference -> reference.segment().isEmpty() && reference.rules(paneStart))
                .reduce((lower, higher) -> higher);
    }

    @Override
    public Optional<Reference> referenceFor(MonitorDefinition definition, SeriesKey series, long paneStart) {
        Optional<Reference> whole = referenceAt(series.model(), series.version(), paneStart);
        return whole.filter(known -> Splits.agree(definition, known, series.segment()))
                .flatMap(known -> ofSegment(known, series.segment()))
                .or(() -> whole);
    }

    private Optional<Reference> ofSegment(Reference whole, String segment) {
        return referencesOf(whole.model(), whole.modelVersion()).stream()
                .filter(reference -> reference.segment().filter(segment::equals).isPresent()
                        && reference
                                .wholeReferenceId()
                                .filter(whole.referenceId()::equals)
                                .isPresent())
                .findFirst();
    }

    @Override
    public Optional<Reference> reference(String model, String modelVersion, String referenceId) {
        return referencesOf(model, modelVersion).stream()
                .filter(reference -> reference.referenceId().equals(referenceId))
                .findFirst();
    }

    private List<Reference> referencesOf(String model, String modelVersion) {
        return references.getOrDefault(new ModelVersion(model, modelVersion), List.of());
    }

    @Override
    public Set<String> rules() {
        return rules;
    }

    @Override
    public boolean scoresLabelsOf(String topic) {
        return scoredLabels.containsKey(topic);
    }

    @Override
    public SampleRates sampleRatesOf(String labelsTopic) {
        return scoredLabels.getOrDefault(labelsTopic, SampleRates.ALL);
    }
}
