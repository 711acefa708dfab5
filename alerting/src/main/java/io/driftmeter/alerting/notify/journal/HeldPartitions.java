package io.driftmeter.alerting.notify.journal;

import io.driftmeter.alerting.notify.Journal.Change;
import io.driftmeter.alerting.notify.OpenAlert;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * The partitions that a worker has, with the memory of each. A partition that went away and came back in the middle of a batch is not the one
 * that the batch was read from: its epoch tells.
 */
final class HeldPartitions {

    private final String alertsTopic;
    private final Map<TopicPartition, Map<String, OpenAlert>> memories = new HashMap<>();
    private final Map<TopicPartition, Integer> epochs = new HashMap<>();
    private final List<TopicPartition> fresh = new ArrayList<>();
    private Map<TopicPartition, Integer> epochsOfBatch = Map.of();

    HeldPartitions(String alertsTopic) {
        this.alertsTopic = alertsTopic;
    }

    void assigned(Collection<TopicPartition> partitions) {
        fresh.addAll(partitions);
        partitions.forEach(partition -> epochs.merge(partition, 1, Integer::sum));
    }

    void revoked(Collection<TopicPartition> partitions) {
        for (TopicPartition partition : partitions) {
            memories.remove(partition);
            fresh.remove(partition);
            epochs.merge(partition, 1, Integer::sum);
        }
    }

    /** The partitions that have no memory yet; each is named once. */
    List<TopicPartition> takeFresh() {
        List<TopicPartition> taken = List.copyOf(fresh);
        fresh.clear();
        return taken;
    }

    void load(TopicPartition partition, Map<String, OpenAlert> memory) {
        memories.put(partition, memory);
    }

    /** A batch was read from what is held now. */
    void beginBatch() {
        epochsOfBatch = Map.copyOf(epochs);
    }

    /** Whether a partition has been held since the batch was read. */
    boolean isHeldSinceBatch(TopicPartition partition) {
        return memories.containsKey(partition)
                && epochs.getOrDefault(partition, 0).equals(epochsOfBatch.get(partition));
    }

    Optional<OpenAlert> find(String fingerprint) {
        return memories.values().stream()
                .filter(memory -> memory.containsKey(fingerprint))
                .map(memory -> memory.get(fingerprint))
                .findFirst();
    }

    List<OpenAlert> open() {
        return memories.values().stream()
                .flatMap(memory -> memory.values().stream())
                .toList();
    }

    /** Takes up a change that is durable. */
    void apply(@Nullable Change change) {
        if (change instanceof Change.Remember remembered) {
            memory(remembered.alert()).put(remembered.alert().fingerprint(), remembered.alert());
        } else if (change instanceof Change.Forget forgotten) {
            memory(forgotten.alert()).remove(forgotten.alert().fingerprint());
        }
    }

    private Map<String, OpenAlert> memory(OpenAlert alert) {
        return memories.computeIfAbsent(
                new TopicPartition(alertsTopic, alert.partition()), partition -> new HashMap<>());
    }
}
