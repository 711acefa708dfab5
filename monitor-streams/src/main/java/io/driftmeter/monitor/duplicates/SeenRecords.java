package io.driftmeter.monitor.duplicates;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteOptions;

/**
 * What was seen of one partition, on disk: 40 bytes for each record, in buckets of event time, which are forgotten whole. It is no store of Kafka Streams
 * and has no changelog: what it holds is a function of the partition's log, from which it is made anew.
 *
 * <p>Under a bucket and a prediction id stands the digest of the first record, and the highest event time of all; records with other bytes under the same
 * id stand beside it, each under its own digest. Copies have one event time, so they meet in one bucket.
 */
final class SeenRecords implements AutoCloseable {

    private static final int BLOOM_BITS = 10;
    private static final byte[] SEEN = {};

    private final long bucketMilliseconds;
    private final Path directory;
    private final LRUCache cache = new LRUCache(SeenRecordsSize.CACHE_BYTES);
    private final BloomFilter filter = new BloomFilter(BLOOM_BITS);
    private final Options options;
    private final WriteOptions writing = new WriteOptions().setDisableWAL(true);
    private final RocksDB database;
    private long firstBucket = Long.MIN_VALUE;

    static {
        RocksDB.loadLibrary();
    }

    /**
     * Nothing seen yet.
     *
     * @param directory a directory of its own; what is in it is deleted
     * @param bucketMilliseconds length of a bucket; at least the lateness, so that two hold all that counts
     */
    SeenRecords(Path directory, long bucketMilliseconds) {
        this.directory = directory;
        this.bucketMilliseconds = bucketMilliseconds;
        this.options = new Options()
                .setCreateIfMissing(true)
                .setWriteBufferSize(SeenRecordsSize.WRITE_BUFFER_BYTES)
                .setMaxWriteBufferNumber(SeenRecordsSize.WRITE_BUFFERS)
                .setTableFormatConfig(new BlockBasedTableConfig()
                        .setBlockCache(cache)
                        .setCacheIndexAndFilterBlocks(true)
                        .setFilterPolicy(filter));
        delete(directory);
        try {
            Files.createDirectories(directory);
            this.database = RocksDB.open(options, directory.toString());
        } catch (IOException error) {
            throw new UncheckedIOException(error);
        } catch (RocksDBException error) {
            throw failed(error);
        }
    }

    /**
     * Looks for a record and takes note of it.
     *
     * @param eventTime its time, in milliseconds since the epoch
     * @param oldest the least event time that still counts
     * @param id digest of its prediction id
     * @param content digest of its bytes
     */
    Sighting see(long eventTime, long oldest, byte[] id, byte[] content) {
        long bucket = bucket(eventTime);
        try {
            byte[] key = key(bucket, id);
            byte[] first = database.get(key);
            if (first == null) {
                database.put(writing, key, entry(eventTime, content));
                return isInOtherBucket(bucket, oldest, id) ? Sighting.CONFLICT : Sighting.FIRST;
            }
            if (Arrays.equals(first, Long.BYTES, first.length, content, 0, content.length)) {
                return Sighting.COPY;
            }
            byte[] beside = ByteBuffer.allocate(key.length + content.length)
                    .put(key)
                    .put(content)
                    .array();
            if (database.get(beside) != null) {
                return Sighting.COPY;
            }
            database.put(writing, beside, SEEN);
            boolean counts = highest(first) >= oldest || isInOtherBucket(bucket, oldest, id);
            ByteBuffer.wrap(first).putLong(Math.max(highest(first), eventTime));
            database.put(writing, key, first);
            return counts ? Sighting.CONFLICT : Sighting.FIRST;
        } catch (RocksDBException error) {
            throw failed(error);
        }
    }

    private boolean isInOtherBucket(long bucket, long oldest, byte[] id) throws RocksDBException {
        for (long other = bucket(oldest); other <= bucket(oldest) + 1; other++) {
            byte[] entry = other == bucket ? null : database.get(key(other, id));
            if (entry != null && highest(entry) >= oldest) {
                return true;
            }
        }
        return false;
    }

    /** Forgets whole buckets of records before an event time, which is in milliseconds since the epoch. */
    void forgetBefore(long oldest) {
        long bucket = bucket(oldest);
        if (bucket > firstBucket) {
            try {
                database.deleteRange(writing, key(0, new byte[0]), key(bucket, new byte[0]));
            } catch (RocksDBException error) {
                throw failed(error);
            }
            firstBucket = bucket;
        }
    }

    private long bucket(long time) {
        return Math.max(0, Math.floorDiv(time, bucketMilliseconds));
    }

    private static byte[] key(long bucket, byte[] id) {
        return ByteBuffer.allocate(Long.BYTES + id.length)
                .putLong(bucket)
                .put(id)
                .array();
    }

    private static byte[] entry(long eventTime, byte[] content) {
        return ByteBuffer.allocate(Long.BYTES + content.length)
                .putLong(eventTime)
                .put(content)
                .array();
    }

    private static long highest(byte[] entry) {
        return ByteBuffer.wrap(entry).getLong();
    }

    private IllegalStateException failed(@Nullable RocksDBException error) {
        return new IllegalStateException("What was seen of a partition could not be kept in " + directory, error);
    }

    @Override
    public void close() {
        database.close();
        writing.close();
        options.close();
        filter.close();
        cache.close();
        delete(directory);
    }

    private static void delete(Path directory) {
        try {
            Utils.delete(directory.toFile());
        } catch (IOException error) {
            throw new UncheckedIOException(error);
        }
    }
}
