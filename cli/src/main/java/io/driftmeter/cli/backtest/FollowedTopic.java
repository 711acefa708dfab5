package io.driftmeter.cli.backtest;

import io.driftmeter.cli.connection.Cluster;
import io.driftmeter.cli.connection.TopicReader;
import io.driftmeter.schemas.serde.AvroSerde;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Deserializer;

/** All records of a topic so far, and up to where each partition was read. */
final class FollowedTopic<V extends SpecificRecord> implements AutoCloseable {

    private final TopicReader reader;
    private final Deserializer<V> deserializer;
    private final List<V> values = new ArrayList<>();
    private final Map<TopicPartition, Long> nextOffsets = new HashMap<>();

    FollowedTopic(Cluster cluster, String topic, Class<V> contract) {
        this.reader = new TopicReader(cluster, topic);
        this.deserializer = AvroSerde.forValues(contract, cluster.registry()).deserializer();
    }

    /** Reads on to the present end. */
    List<V> readOn() {
        reader.readToEnd(record -> {
            values.add(deserializer.deserialize(record.topic(), record.value()));
            nextOffsets.put(new TopicPartition(record.topic(), record.partition()), record.offset() + 1);
        });
        return values;
    }

    /** The offset after the last record, of each partition that has any. */
    Map<TopicPartition, Long> nextOffsets() {
        return nextOffsets;
    }

    @Override
    public void close() {
        reader.close();
    }
}
