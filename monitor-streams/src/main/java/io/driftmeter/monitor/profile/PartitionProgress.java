package io.driftmeter.monitor.profile;

import io.driftmeter.monitor.avro.Adoption;
import io.driftmeter.monitor.avro.Watermark;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * How far a task has read one source partition in this life, and what it has still to say about that.
 *
 * <p>C survives restarts, but the task learns it only from the partition's next record; until then it says that it does not
 * know, and the receiver goes by what it has heard before.
 */
final class PartitionProgress {

    private static final long NONE_PROCESSED = -1;
    private static final long UNKNOWN = -1;

    private final TopicPartition partition;
    private final Set<String> rulesToLearnWhen = new LinkedHashSet<>();
    private final List<Adoption> adoptions = new ArrayList<>();
    private long lastOffset = NONE_PROCESSED;
    private long highestEventTime = UNKNOWN;
    private @Nullable Long idleUntil;
    private @Nullable Watermark lastSaid;

    PartitionProgress(TopicPartition partition) {
        this.partition = partition;
    }

    /** The partition. */
    TopicPartition partition() {
        return partition;
    }

    /** From the next record on, the partition is counted by these rules. */
    void adopt(Collection<String> rules) {
        if (highestEventTime == UNKNOWN) {
            rulesToLearnWhen.addAll(rules);
        } else {
            rules.forEach(rule -> adoptions.add(new Adoption(rule, highestEventTime)));
        }
    }

    /** Takes note of a record: C before it and, by its own time, after it. */
    void advance(long offset, long highestBefore, long highestAfter) {
        if (!rulesToLearnWhen.isEmpty()) {
            rulesToLearnWhen.forEach(rule -> adoptions.add(new Adoption(rule, highestBefore)));
            rulesToLearnWhen.clear();
        }
        lastOffset = offset;
        highestEventTime = highestAfter;
    }

    /** Takes note of a claim of idleness; claims only grow. */
    void idle(OptionalLong until) {
        until.ifPresent(time -> idleUntil = idleUntil == null ? time : Math.max(idleUntil, time));
    }

    /** Offset of the last record of this life; -1 if there was none. */
    long lastOffset() {
        return lastOffset;
    }

    /** The event time up to which this task has promised that nothing more comes; empty if it has made no such claim. */
    OptionalLong idleUntil() {
        return idleUntil == null ? OptionalLong.empty() : OptionalLong.of(idleUntil);
    }

    /**
     * What is to be said of the partition now.
     *
     * @param partitions number of partitions of its topic
     * @return empty if it has been said already
     */
    Optional<Watermark> unsaid(int partitions) {
        List<Adoption> begun = new ArrayList<>(adoptions);
        rulesToLearnWhen.forEach(rule -> begun.add(new Adoption(rule, null)));
        Long highest = highestEventTime <= 0 ? null : highestEventTime;
        Watermark watermark =
                new Watermark(partition.topic(), partition.partition(), partitions, highest, idleUntil, begun);
        return begun.isEmpty() && watermark.equals(lastSaid) ? Optional.empty() : Optional.of(watermark);
    }

    /** Takes note that {@code watermark} was sent. */
    void said(Watermark watermark) {
        adoptions.clear();
        rulesToLearnWhen.clear();
        lastSaid = Watermark.newBuilder(watermark).setAdoptions(List.of()).build();
    }
}
