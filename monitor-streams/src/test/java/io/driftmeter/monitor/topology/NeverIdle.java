package io.driftmeter.monitor.topology;

import io.driftmeter.monitor.runtime.SourcePartitions;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;

/** One partition of each topic, none of them ever idle. */
public final class NeverIdle implements SourcePartitions {

    @Override
    public Set<TopicPartition> assigned() {
        return Set.of();
    }

    @Override
    public int partitionsOf(String topic) {
        return 1;
    }

    @Override
    public OptionalLong idleUntil(TopicPartition partition, long lastProcessedOffset, long now) {
        return OptionalLong.empty();
    }
}
