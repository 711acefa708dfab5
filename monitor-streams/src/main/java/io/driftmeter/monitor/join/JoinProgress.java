package io.driftmeter.monitor.join;

import io.driftmeter.monitor.avro.Adoption;
import io.driftmeter.monitor.avro.Watermark;
import io.driftmeter.monitor.avro.WatermarkState;
import io.driftmeter.monitor.definitions.DefinitionsSnapshot;
import io.driftmeter.monitor.watermark.Watermarks;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How far a join task has come: what it has heard of the source partitions, as one watermark for each pair of topics that
 * are joined, and the adoptions, passed on as they are.
 */
final class JoinProgress {

    private record Place(String topic, int partition) {}

    private final Watermarks heard;
    private final Supplier<DefinitionsSnapshot> definitions;
    private final int partition;
    private final int partitions;
    private final Map<Place, Watermark> said = new HashMap<>();

    /** Since every arrival asks; forgotten with what it was found by. */
    private final Map<Revision, OptionalLong> joinedUntil = new HashMap<>();

    private @Nullable DefinitionsSnapshot joinedUntilBy;

    /**
     * The progress of one task.
     *
     * @param heard what it has heard
     * @param definitions says which topics are joined
     * @param partition partition of the topic joinable that the task reads
     * @param partitions number of its partitions
     */
    JoinProgress(Watermarks heard, Supplier<DefinitionsSnapshot> definitions, int partition, int partitions) {
        this.heard = heard;
        this.definitions = definitions;
        this.partition = partition;
        this.partitions = partitions;
    }

    /** Takes in what a task says of a source partition; whether it is new. */
    boolean hear(Watermark watermark) {
        boolean isNew = heard.hear(watermark);
        if (isNew) {
            joinedUntil.clear();
        }
        return isNew;
    }

    /** The event time up to which the topics of a definition have been joined here; empty if it is not known, or a partition has not been heard. */
    OptionalLong joinedUntil(String model, int revision) {
        DefinitionsSnapshot current = definitions.get();
        if (current != joinedUntilBy) {
            joinedUntil.clear();
            joinedUntilBy = current;
        }
        return joinedUntil.computeIfAbsent(new Revision(model, revision), key -> findJoinedUntil(key, current));
    }

    private OptionalLong findJoinedUntil(Revision revision, DefinitionsSnapshot current) {
        return current.revisions(revision.model()).stream()
                .filter(definition -> definition.getRevision() == revision.number())
                .flatMap(definition -> JoinedTopics.of(definition).stream())
                .findFirst()
                .map(this::joinedUntil)
                .orElseGet(OptionalLong::empty);
    }

    /** The event time up to which the topics have been joined here; empty while a partition has not been heard. */
    OptionalLong joinedUntil(JoinedTopics topics) {
        return heard.minimum(topics.all());
    }

    /** The event time up to which a topic has been read. */
    OptionalLong readUntil(String topic) {
        return heard.minimum(List.of(topic));
    }

    /** The pairs of topics that are joined. */
    Set<JoinedTopics> joinedTopics() {
        DefinitionsSnapshot current = definitions.get();
        return current.models().stream()
                .map(current::revisions)
                .flatMap(Collection::stream)
                .flatMap(definition -> JoinedTopics.of(definition).stream())
                .collect(Collectors.toSet());
    }

    /** What has not been said downstream yet: adoptions first, since a window must not be final before they are known. */
    List<Watermark> unsaid() {
        List<Watermark> news = new ArrayList<>();
        Set<JoinedTopics> joined = joinedTopics();
        Set<String> sources = new TreeSet<>();
        joined.forEach(topics -> sources.addAll(topics.all()));
        sources.forEach(topic -> heard.partitions(topic).forEach(state -> news.add(adoptions(state))));
        for (JoinedTopics topics : joined) {
            joinedUntil(topics)
                    .ifPresent(time ->
                            news.add(new Watermark(topics.joined(), partition, partitions, time, null, List.of())));
        }
        news.removeIf(watermark -> watermark.equals(said.get(place(watermark))));
        return news;
    }

    /** Takes note of what was said. */
    void said(Watermark watermark) {
        said.put(place(watermark), watermark);
    }

    private static Place place(Watermark watermark) {
        return new Place(watermark.getTopic(), watermark.getPartition());
    }

    private static Watermark adoptions(WatermarkState state) {
        List<Adoption> adoptions = new ArrayList<>();
        new TreeMap<>(state.getAdoptions()).forEach((rule, time) -> adoptions.add(new Adoption(rule, time)));
        return new Watermark(state.getTopic(), state.getPartition(), state.getPartitions(), null, null, adoptions);
    }
}
