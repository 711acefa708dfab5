package io.driftmeter.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.streams.state.internals.BlockBasedTableConfigWithAccessibleCache;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rocksdb.CompressionType;
import org.rocksdb.FlushOptions;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;

class BoundedRocksDbTest {

    private static final int ROWS = 20_000;

    /** With 5 MB in each. */
    private static final int STORES = 7;

    private static final int ROWS_OF_A_STORE = 5_000;
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

    private static Options options() {
        BlockBasedTableConfigWithAccessibleCache table = new BlockBasedTableConfigWithAccessibleCache();
        table.setBlockCache(new LRUCache(1 << 20));
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
