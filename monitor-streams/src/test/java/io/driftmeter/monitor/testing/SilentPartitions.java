package io.driftmeter.monitor.testing;

import io.driftmeter.monitor.runtime.SourcePartitions;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;

/** Of topics with one partition each, none of which is assigned or idle. */
public enum SilentPartitions implements SourcePartitions {
    ONE;

    @Override
    public Set<TopicPartition> assigned() {
        return Set.of();
    }

    @Override
    public int partitionsOf(String topic) {
        return 1;
    }

    @Override
    public OptionalLong idleUntil(TopicPartition partition, long lastOffset, long now) {
        return OptionalLong.empty();
    }
}
