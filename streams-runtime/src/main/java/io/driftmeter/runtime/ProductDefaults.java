package io.driftmeter.runtime;

import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.DefaultProductionExceptionHandler;
import org.apache.kafka.streams.errors.LogAndFailExceptionHandler;
import org.apache.kafka.streams.errors.LogAndFailProcessingExceptionHandler;

/**
 * The lowest layer of the client settings, and the part of it on which the product's promises rest. Bad records never
 * reach the exception handlers (the topologies decode inside and give each record its fate), so a failure there is a fault
 * of ours, which must stop a thread and not lose a record.
 */
final class ProductDefaults {

    /** What a user may not change; by the setting's name without a client's prefix. */
    static final Map<String, String> PROTECTED = Map.ofEntries(
            Map.entry(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2),
            Map.entry(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed"),
            Map.entry(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest"),
            Map.entry(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false"),
            Map.entry(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false"),
            Map.entry(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "true"),
            Map.entry(ProducerConfig.ACKS_CONFIG, "all"),
            Map.entry(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, "true"),
            Map.entry(StreamsConfig.TOPOLOGY_OPTIMIZATION_CONFIG, StreamsConfig.NO_OPTIMIZATION),
            Map.entry(
                    StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG,
                    LogAndFailExceptionHandler.class.getName()),
            Map.entry(
                    StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG,
                    LogAndFailProcessingExceptionHandler.class.getName()),
            Map.entry(
                    StreamsConfig.PRODUCTION_EXCEPTION_HANDLER_CLASS_CONFIG,
                    DefaultProductionExceptionHandler.class.getName()));

    /** What a user may tune. */
    static final Map<String, String> TUNABLE = Map.ofEntries(
            Map.entry(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, "1000"),
            Map.entry(StreamsConfig.producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG), "60000"),
            Map.entry(StreamsConfig.NUM_STREAM_THREADS_CONFIG, "1"),
            Map.entry(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, "1"),
            Map.entry(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, Long.toString(32L << 20)),
            Map.entry(ProducerConfig.BUFFER_MEMORY_CONFIG, Long.toString(32L << 20)),
            // Little a fetch, and much of it a poll: the next fetch is asked for when a poll takes the last records of
            // this one, and should be there when they have been processed.
            Map.entry(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, Integer.toString(512 << 10)),
            Map.entry(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, Integer.toString(50 << 20)),
            Map.entry(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, "1000"),
            // As the system sees fit: into the clients' own 64 KiB the broker would write a fetch bit by bit while the
            // thread waits.
            Map.entry(ConsumerConfig.RECEIVE_BUFFER_CONFIG, "-1"),
            Map.entry(StreamsConfig.BUFFERED_RECORDS_PER_PARTITION_CONFIG, "1000"),
            Map.entry(StreamsConfig.REPLICATION_FACTOR_CONFIG, "-1"),
            Map.entry(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, BoundedRocksDb.class.getName()),
            Map.entry(BoundedRocksDb.CACHE_BYTES, Long.toString(64L << 20)),
            Map.entry(BoundedRocksDb.WRITE_BUFFER_BYTES, Long.toString(32L << 20)),
            Map.entry(StreamsConfig.PROCESSING_EXCEPTION_HANDLER_GLOBAL_ENABLED_CONFIG, "true"),
            Map.entry(StreamsConfig.METRICS_RECORDING_LEVEL_CONFIG, "INFO"));

    private ProductDefaults() {}
}
