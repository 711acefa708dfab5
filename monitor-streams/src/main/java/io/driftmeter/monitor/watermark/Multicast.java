package io.driftmeter.monitor.watermark;

import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.streams.processor.StreamPartitioner;

/**
 * Sends some messages to every partition and leaves the others to the producer's partitioner, which goes by the key.
 *
 * <p>Within one partition the messages of a task keep their order, so a watermark that is sent after what was counted is
 * read after it, everywhere.
 *
 * @param <V> the message
 */
public final class Multicast<V> implements StreamPartitioner<String, V> {

    private final Predicate<V> toAll;

    /** Multicasts the messages for which {@code toAll} holds. */
    public Multicast(Predicate<V> toAll) {
        this.toAll = toAll;
    }

    @Override
    public Optional<Set<Integer>> partitions(String topic, String key, V message, int partitions) {
        return toAll.test(message)
                ? Optional.of(IntStream.range(0, partitions).boxed().collect(Collectors.toSet()))
                : Optional.empty();
    }
}
