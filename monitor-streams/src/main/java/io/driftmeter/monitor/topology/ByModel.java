package io.driftmeter.monitor.topology;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.streams.processor.StreamPartitioner;

/**
 * Puts all reports of a model on one partition, whatever its version and segment, so that whoever decides about the model
 * reads all of them in one task.
 *
 * @param <V> the report
 */
public final class ByModel<V> implements StreamPartitioner<String, V> {

    private final Function<V, String> model;

    /** A partitioner by the model that {@code model} names. */
    public ByModel(Function<V, String> model) {
        this.model = model;
    }

    @Override
    public Optional<Set<Integer>> partitions(String topic, String key, V report, int partitions) {
        byte[] name = model.apply(report).getBytes(StandardCharsets.UTF_8);
        return Optional.of(Set.of(Utils.toPositive(Utils.murmur2(name)) % partitions));
    }
}
