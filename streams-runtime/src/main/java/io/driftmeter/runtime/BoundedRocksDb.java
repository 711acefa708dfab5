package io.driftmeter.runtime;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.apache.kafka.streams.state.internals.BlockBasedTableConfigWithAccessibleCache;
import org.jspecify.annotations.Nullable;
import org.rocksdb.Cache;
import org.rocksdb.CompressionType;
import org.rocksdb.IndexType;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.WriteBufferManager;

/**
 * Bounds the native memory of all RocksDB stores of the process: one block cache for reads, indexes and filters, and one
 * write buffer manager that takes its memory from it. Without it each store segment has 50 MB of cache and up to 48 MB of
 * write buffers of its own. The first store that opens decides the sizes for the process.
 */
public final class BoundedRocksDb implements RocksDBConfigSetter {

    /** Setting: bytes of the block cache that all stores share, the write buffers included. */
    public static final String CACHE_BYTES = "driftmeter.rocksdb.cache.bytes";

    /** Setting: bytes of all write buffers together, at most the cache. */
    public static final String WRITE_BUFFER_BYTES = "driftmeter.rocksdb.write.buffer.bytes";

    /**
     * What a store may hold unwritten. It keeps that, for the write buffer manager makes only those stores write that are being written to: where
     * idle ones alone hold nearly all that the manager allows, every put elsewhere writes a table of its own, and takes milliseconds. So this is small
     * beside the whole: 28 stores fit in the default.
     */
    private static final long WRITE_BUFFER_BYTES_PER_STORE = 1L << 20;

    private static final double INDEX_AND_FILTER_SHARE = 0.1;

    /**
     * Bits of a key that choose its shard. Write buffers are charged to the cache in pieces of 256 KiB, and never evicted: in shards of 1 MiB, as many as
     * RocksDB makes of 64 MiB, some would get more of them than fit, and the whole would be beyond its bound while other shards are full of blocks.
     */
    private static final int ONE_SHARD = 0;

    private static @Nullable Shared shared;

    /** Lives as long as the process: stores come and go with tasks, and closing it under a store crashes the JVM. */
    private record Shared(Cache cache, WriteBufferManager writeBuffers) {}

    @Override
    public void setConfig(String store, Options options, Map<String, Object> configs) {
        Shared memory = shared(configs);
        BlockBasedTableConfigWithAccessibleCache table =
                (BlockBasedTableConfigWithAccessibleCache) options.tableFormatConfig();
        // Kafka Streams opened a cache for this store alone; nobody else would close it.
        try (Cache own = table.blockCache()) {
            table.setBlockCache(memory.cache());
        }
        table.setCacheIndexAndFilterBlocks(true);
        table.setCacheIndexAndFilterBlocksWithHighPriority(true);
        // In partitions, of which a read takes only those that it needs into the cache. With millions of rows the whole
        // filters of all tables do not fit there, and every read would fetch some of megabytes from the disk.
        table.setIndexType(IndexType.kTwoLevelIndexSearch);
        table.setPartitionFilters(true);
        table.setPinTopLevelIndexAndFilter(true);
        options.setTableFormatConfig(table);
        options.setWriteBufferManager(memory.writeBuffers());
        options.setWriteBufferSize(WRITE_BUFFER_BYTES_PER_STORE);
        options.setMaxWriteBufferNumber(2);
        // Rows of one store are much alike: 100 bytes instead of 200 for an open prediction with its label. Kafka
        // Streams sets none.
        options.setCompressionType(CompressionType.LZ4_COMPRESSION);
    }

    @Override
    public void close(String store, Options options) {
        // What is shared outlives every store.
    }

    private static synchronized Shared shared(Map<String, Object> configs) {
        Shared existing = shared;
        if (existing == null) {
            Cache cache = new LRUCache(bytes(configs, CACHE_BYTES), ONE_SHARD, false, INDEX_AND_FILTER_SHARE);
            existing = new Shared(cache, new WriteBufferManager(bytes(configs, WRITE_BUFFER_BYTES), cache));
            shared = existing;
        }
        return existing;
    }

    private static long bytes(Map<String, Object> configs, String key) {
        Object text = configs.get(key);
        return Long.parseLong(text == null ? ProductDefaults.TUNABLE.get(key) : text.toString());
    }
}
