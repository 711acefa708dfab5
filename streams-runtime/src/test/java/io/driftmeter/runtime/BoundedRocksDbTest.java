package io.driftmeter.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.apache.kafka.streams.state.internals.BlockBasedTableConfigWithAccessibleCache;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rocksdb.BloomFilter;
import org.rocksdb.Cache;
import org.rocksdb.CompressionType;
import org.rocksdb.FlushOptions;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteOptions;

class BoundedRocksDbTest {

    private static final int ROWS = 20_000;

    /** With 5 MB in each. */
    private static final int STORES = 7;

    private static final int ROWS_OF_A_STORE = 5_000;

    /** More than write buffers are there for: each would hold one of 1 MiB, of 32 MiB for all. */
    private static final int MANY_STORES = 40;

    /** In each of these stores, all together with twice the bound in them. */
    private static final int ROWS_BEYOND_THE_BOUND = 800;

    private static final String ALIKE = "|credit-risk|version-1|channel=telephone|2026-11-21T00:00:00Z|good|";

    @TempDir
    private Path directory;

    @Test
    void shouldKeepRowsThatAreAlikeInMuchLessThanTheirBytes() throws Exception {
        RocksDB.loadLibrary();
        SplittableRandom random = new SplittableRandom(20_261_121);
        long written = 0;
        try (Options options = options();
                FlushOptions flush = new FlushOptions();
                RocksDB store = RocksDB.open(options, directory.toString())) {
            for (int row = 0; row < ROWS; row++) {
                byte[] key = new UUID(random.nextLong(), random.nextLong())
                        .toString()
                        .getBytes(UTF_8);
                byte[] value = (ALIKE + row).getBytes(UTF_8);
                store.put(key, value);
                written += key.length + value.length;
            }
            store.flush(flush);
        }

        assertThat(tableBytes()).isBetween(1L, 6 * written / 10);
    }

    @Test
    void shouldNotWriteATableForEachRowBecauseOtherStoresLieFilled() throws Exception {
        RocksDB.loadLibrary();
        SplittableRandom random = new SplittableRandom(20_261_121);
        byte[] value = new byte[1_000];
        List<RocksDB> stores = new ArrayList<>();
        try (Options options = options()) {
            for (int place = 0; place < STORES; place++) {
                Path path = Files.createDirectory(directory.resolve("store-" + place));
                RocksDB store = RocksDB.open(options, path.toString());
                stores.add(store);
                for (int row = 0; row < ROWS_OF_A_STORE; row++) {
                    random.nextBytes(value);
                    store.put(Integer.toString(row).getBytes(UTF_8), value);
                }
            }
            // Each table that a store writes or merges makes one version of it.
            assertThat(stores.get(STORES - 1).getLongProperty("rocksdb.current-super-version-number"))
                    .isBetween(1L, ROWS_OF_A_STORE / 50L);
        } finally {
            stores.forEach(RocksDB::close);
        }
    }

    @Test
    void shouldKeepAllStoresTogetherWithinTheBoundThatThePlanCountsWith() throws Exception {
        RocksDB.loadLibrary();
        long bound = Long.parseLong(ProductDefaults.TUNABLE.get(BoundedRocksDb.CACHE_BYTES));
        byte[] value = new byte[(int) (2 * bound / MANY_STORES / ROWS_BEYOND_THE_BOUND)];
        SplittableRandom random = new SplittableRandom(20_261_122);
        Set<Cache> caches = Collections.newSetFromMap(new IdentityHashMap<>());
        List<RocksDB> stores = new ArrayList<>();
        try (WriteOptions withoutLog = new WriteOptions().setDisableWAL(true)) {
            for (int place = 0; place < MANY_STORES; place++) {
                Options options = options();
                caches.add(cache(options));
                Path path = Files.createDirectory(directory.resolve("store-" + place));
                stores.add(RocksDB.open(options, path.toString()));
            }
            for (RocksDB store : stores) {
                for (int row = 0; row < ROWS_BEYOND_THE_BOUND; row++) {
                    random.nextBytes(value);
                    store.put(withoutLog, key(row), value);
                    assertThat(sum(caches, Cache::getUsage)).isLessThanOrEqualTo(bound);
                }
            }
            // Write buffers are within the cache, whose entries they pin. They are asked for last, since none grows any
            // more.
            long pinned = sum(caches, Cache::getPinnedUsage);
            assertThat(sum(stores, store -> property(store, "rocksdb.size-all-mem-tables")))
                    .isGreaterThan(10L << 20)
                    .isLessThanOrEqualTo(pinned);

            for (int row = 0; row < ROWS_BEYOND_THE_BOUND; row++) {
                for (RocksDB store : stores) {
                    assertThat(store.get(key(row))).isNotNull();
                }
                assertThat(sum(caches, Cache::getUsage)).isLessThanOrEqualTo(bound);
            }
            assertThat(sum(caches, Cache::getUsage)).isGreaterThan(bound * 9 / 10);
            // What tables take beside it: no indexes and no filters.
            assertThat(sum(stores, store -> property(store, "rocksdb.estimate-table-readers-mem")))
                    .isLessThan(bound / 128);
        } finally {
            stores.forEach(RocksDB::close);
        }
    }

    private static byte[] key(int row) {
        return UUID.nameUUIDFromBytes(Integer.toString(row).getBytes(UTF_8))
                .toString()
                .getBytes(UTF_8);
    }

    private static <T> long sum(Collection<T> all, ToLongFunction<T> figure) {
        return all.stream().mapToLong(figure).sum();
    }

    private static long property(RocksDB store, String name) {
        try {
            return store.getLongProperty(name);
        } catch (RocksDBException error) {
            throw new IllegalStateException(error);
        }
    }

    private static Cache cache(Options options) {
        return ((BlockBasedTableConfigWithAccessibleCache) options.tableFormatConfig()).blockCache();
    }

    private static Options options() {
        BlockBasedTableConfigWithAccessibleCache table = new BlockBasedTableConfigWithAccessibleCache();
        // As Kafka Streams has it.
        table.setBlockCache(new LRUCache(50L << 20));
        table.setFilterPolicy(new BloomFilter());
        // Kafka Streams says so before it asks.
        Options options = new Options()
                .setCreateIfMissing(true)
                .setCompressionType(CompressionType.NO_COMPRESSION)
                .setTableFormatConfig(table);
        new BoundedRocksDb().setConfig("store", options, Map.of());
        return options;
    }

    private long tableBytes() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            List<Path> tables =
                    files.filter(file -> file.toString().endsWith(".sst")).toList();
            long bytes = 0;
            for (Path file : tables) {
                bytes += Files.size(file);
            }
            return bytes;
        }
    }
}
