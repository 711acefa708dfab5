package io.driftmeter.monitor.plan;

import io.driftmeter.runtime.BoundedRocksDb;
import io.driftmeter.runtime.ClientSettings;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;

/**
 * What the clients of one process may buffer, in bytes.
 *
 * @param recordCache Kafka Streams' record caches, of all threads together
 * @param rocksDb block cache of all stores together, their write buffers within it
 * @param producer buffer of each producer; there is one a thread
 * @param fetch what a consumer asks for at once
 * @param fetchOfPartition what it asks for of one partition
 * @param queuedRecords records of a partition from which on it is paused
 */
public record ClientBuffers(
        long recordCache, long rocksDb, long producer, long fetch, long fetchOfPartition, long queuedRecords) {

    /** What the settings of a role say. */
    public static ClientBuffers of(ClientSettings settings) {
        return new ClientBuffers(
                number(settings, StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG),
                number(settings, BoundedRocksDb.CACHE_BYTES),
                number(settings, ProducerConfig.BUFFER_MEMORY_CONFIG, StreamsConfig.PRODUCER_PREFIX),
                consumer(settings, ConsumerConfig.FETCH_MAX_BYTES_CONFIG),
                consumer(settings, ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG),
                number(settings, StreamsConfig.BUFFERED_RECORDS_PER_PARTITION_CONFIG));
    }

    private static long consumer(ClientSettings settings, String key) {
        return number(settings, key, StreamsConfig.MAIN_CONSUMER_PREFIX, StreamsConfig.CONSUMER_PREFIX);
    }

    /** The value of a key; one with a prefix wins, the first prefix most. */
    private static long number(ClientSettings settings, String key, String... prefixes) {
        return List.of(prefixes).stream()
                .map(prefix -> settings.streams().getProperty(prefix + key))
                .filter(Objects::nonNull)
                .findFirst()
                .map(text -> Long.parseLong(text.trim()))
                .orElseGet(() -> Long.parseLong(settings.setting(key).trim()));
    }
}
