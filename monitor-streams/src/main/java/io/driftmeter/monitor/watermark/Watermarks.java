package io.driftmeter.monitor.watermark;

import io.driftmeter.monitor.avro.Adoption;
import io.driftmeter.monitor.avro.Watermark;
import io.driftmeter.monitor.avro.WatermarkState;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * How far the input has been read, as far as this task has heard.
 *
 * <p>A partition's watermark is the highest C or, where that is higher, the highest claim of idleness that was heard of
 * it; it never goes back, whatever restarts. The watermark of a set of topics is the minimum over all their partitions,
 * and there is none while one of them has not been heard.
 */
public final class Watermarks {

    private static final long NO_ROWS_YET = 0;

    private final KeyValueStore<String, WatermarkState> store;
    private final Map<String, Map<Integer, WatermarkState>> byTopic = new HashMap<>();

    /** By topics, what {@link #minimum} said since something was last heard: many series ask for the same. */
    private final Map<Collection<String>, OptionalLong> minima = new HashMap<>();

    /** Reads what {@code store} holds; changes are written through to it. */
    public Watermarks(KeyValueStore<String, WatermarkState> store) {
        this.store = store;
        try (KeyValueIterator<String, WatermarkState> states = store.all()) {
            states.forEachRemaining(entry -> keep(entry.value));
        }
    }

    /**
     * Takes in what one task says of one partition.
     *
     * @return whether any watermark or adoption may have changed
     */
    public boolean hear(Watermark message) {
        WatermarkState known = partition(message.getTopic(), message.getPartition());
        Map<String, Long> adoptions = known == null ? Map.of() : known.getAdoptions();
        WatermarkState heard = new WatermarkState(
                message.getTopic(),
                message.getPartition(),
                Math.max(message.getPartitions(), known == null ? 0 : known.getPartitions()),
                highest(message.getHighestEventTime(), known == null ? null : known.getHighestEventTime()),
                highest(message.getIdleUntil(), known == null ? null : known.getIdleUntil()),
                merge(adoptions, message, known == null ? null : known.getHighestEventTime()));
        if (heard.equals(known)) {
            return false;
        }
        keep(heard);
        store.put(message.getTopic() + "|" + message.getPartition(), heard);
        return true;
    }

    /**
     * The event time up to which everything in {@code topics} has been read.
     *
     * @return milliseconds since the epoch; empty while a topic or one of its partitions has not been heard, or has had no
     *     accepted record and is not idle
     */
    public OptionalLong minimum(Collection<String> topics) {
        return minima.computeIfAbsent(topics, this::lowest);
    }

    private OptionalLong lowest(Collection<String> topics) {
        long minimum = Long.MAX_VALUE;
        for (String topic : topics) {
            Map<Integer, WatermarkState> partitions = byTopic.getOrDefault(topic, Map.of());
            for (int partition = 0; partition < expected(partitions); partition++) {
                OptionalLong watermark = effective(partitions.get(partition));
                if (watermark.isEmpty()) {
                    return OptionalLong.empty();
                }
                minimum = Math.min(minimum, watermark.getAsLong());
            }
        }
        return topics.isEmpty() ? OptionalLong.empty() : OptionalLong.of(minimum);
    }

    /**
     * Whether the rows of {@code topics} from {@code eventTime} on have all been counted by {@code rule}.
     *
     * @return NOT_YET if some partition has not said so; LATE if some partition adopted the rule at a C at or after that
     *     time, so that rows may have been passed over; otherwise IN_TIME
     */
    public Standing standing(String rule, Collection<String> topics, long eventTime) {
        Standing standing = Standing.IN_TIME;
        for (String topic : topics) {
            Map<Integer, WatermarkState> partitions = byTopic.getOrDefault(topic, Map.of());
            for (int partition = 0; partition < expected(partitions); partition++) {
                WatermarkState state = partitions.get(partition);
                Long adopted = state == null ? null : state.getAdoptions().get(rule);
                if (adopted == null) {
                    return Standing.NOT_YET;
                }
                standing = adopted != NO_ROWS_YET && eventTime <= adopted ? Standing.LATE : standing;
            }
        }
        return standing;
    }

    /** How far a rule is adopted. */
    public enum Standing {
        /** Some partition is not counted by it yet. */
        NOT_YET,
        /** Every partition is, and was from the first row in question on. */
        IN_TIME,
        /** Every partition is, and some began after a row in question. */
        LATE
    }

    private static int expected(Map<Integer, WatermarkState> partitions) {
        return partitions.values().stream()
                .mapToInt(WatermarkState::getPartitions)
                .max()
                .orElse(1);
    }

    /** What has been heard of each partition of a topic, in their order. */
    public Collection<WatermarkState> partitions(String topic) {
        return Collections.unmodifiableCollection(
                byTopic.getOrDefault(topic, Map.of()).values());
    }

    private static OptionalLong effective(@Nullable WatermarkState partition) {
        Long highest = partition == null ? null : highest(partition.getHighestEventTime(), partition.getIdleUntil());
        return highest == null ? OptionalLong.empty() : OptionalLong.of(highest);
    }

    private static Map<String, Long> merge(Map<String, Long> known, Watermark message, @Nullable Long highestHeard) {
        Map<String, Long> merged = new TreeMap<>(known);
        for (Adoption adoption : message.getAdoptions()) {
            Long said = adoption.getHighestEventTime();
            long adoptedAt = said != null ? said : highestHeard != null ? highestHeard : NO_ROWS_YET;
            merged.merge(adoption.getRule(), adoptedAt, Math::min);
        }
        return merged;
    }

    private static @Nullable Long highest(@Nullable Long left, @Nullable Long right) {
        if (left == null || right == null) {
            return left == null ? right : left;
        }
        return Math.max(left, right);
    }

    private @Nullable WatermarkState partition(String topic, int partition) {
        return byTopic.getOrDefault(topic, Map.of()).get(partition);
    }

    private void keep(WatermarkState state) {
        minima.clear();
        byTopic.computeIfAbsent(state.getTopic(), topic -> new TreeMap<>()).put(state.getPartition(), state);
    }
}
