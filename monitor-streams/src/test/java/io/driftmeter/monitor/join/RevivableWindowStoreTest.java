package io.driftmeter.monitor.join;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.driftmeter.monitor.avro.JoinState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.LongSerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.errors.TaskCorruptedException;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.internals.InternalProcessorContext;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.state.WindowStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.DBOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;

/**
 * What Kafka Streams does after a kill: it opens a task's stores, finds what was never committed, deletes the task's state and opens the same objects
 * anew. Here the first segment of a store is sound, and the second lies as a kill leaves it.
 */
class RevivableWindowStoreTest {

    private static final String STORE = JoinTopology.PREDICTIONS;
    private static final JoinRetention RETENTION = JoinRetention.DEFAULT;
    private static final JoinState STATE = new JoinState(List.of(), List.of(), List.of());
    private static final long FIRST_SEGMENT = 0;

    /** After half a retention, by which Kafka Streams cuts segments. */
    private static final long SECOND_SEGMENT = RETENTION.total().toMillis() / 2;

    @TempDir
    private Path directory;

    private TopologyTestDriver driver;
    private InternalProcessorContext<?, ?> context;
    private Path rows;

    @BeforeEach
    void kill() throws IOException, RocksDBException {
        Properties properties = new Properties();
        properties.putAll(Map.of(
                StreamsConfig.APPLICATION_ID_CONFIG,
                "revived",
                StreamsConfig.BOOTSTRAP_SERVERS_CONFIG,
                "none:1",
                StreamsConfig.PROCESSING_GUARANTEE_CONFIG,
                StreamsConfig.EXACTLY_ONCE_V2,
                StreamsConfig.STATE_DIR_CONFIG,
                directory.toString()));
        List<InternalProcessorContext<?, ?>> contexts = new ArrayList<>();
        Topology topology = new Topology()
                .addSource("rows", new StringDeserializer(), new StringDeserializer(), "rows")
                .addProcessor("task", () -> new Task(contexts), "rows");
        driver = new TopologyTestDriver(topology, properties);
        context = contexts.get(0);
        rows = Files.createDirectories(context.stateDir().toPath().resolve(STORE));
        leave(FIRST_SEGMENT, false);
        leave(SECOND_SEGMENT, true);
    }

    @AfterEach
    void close() {
        driver.close();
    }

    @Test
    void shouldOpenAgainOnceItsStateIsGivenUp() throws IOException {
        StateStore store =
                JoinTopology.windows(STORE, RETENTION).withLoggingDisabled().build();

        assertThatThrownBy(() -> open(store)).isInstanceOf(TaskCorruptedException.class);
        giveUp();
        open(store);

        @SuppressWarnings("unchecked")
        WindowStore<String, JoinState> revived = (WindowStore<String, JoinState>) store;
        revived.put("in the first", STATE, FIRST_SEGMENT);
        revived.put("in the second", STATE, SECOND_SEGMENT);
        assertThat(revived.fetch("in the first", FIRST_SEGMENT)).isEqualTo(STATE);
        assertThat(revived.fetch("in the second", SECOND_SEGMENT)).isEqualTo(STATE);
        assertThat(rows.resolve(STORE + "." + FIRST_SEGMENT)).isDirectory();
        store.close();
    }

    /** Where this fails, Kafka Streams does it, and {@link RevivableWindowStore} can go. */
    @Test
    void shouldBeNeededSinceAStoreOfKafkaStreamsDoesNotOpenAgain() throws IOException {
        StateStore store = Stores.windowStoreBuilder(
                        Stores.persistentWindowStore(STORE, RETENTION.total(), RETENTION.bucket(), false),
                        Serdes.String(),
                        Serdes.Long())
                .withLoggingDisabled()
                .build();

        assertThatThrownBy(() -> open(store)).isInstanceOf(TaskCorruptedException.class);
        giveUp();

        assertThatThrownBy(() -> open(store)).isInstanceOf(InvalidStateStoreException.class);
        store.close();
    }

    /** Opens a store of the task, and asks where it stood. */
    private void open(StateStore store) {
        context.uninitialize();
        store.init(context, store);
        context.initialize();
        assertThat(store.committedOffset(new TopicPartition("changelog", 0))).isNull();
    }

    private void giveUp() throws IOException {
        Path task = context.stateDir().toPath();
        Utils.delete(task.toFile());
        Files.createDirectories(task);
    }

    /**
     * Leaves a segment on the disk.
     *
     * @param open whether RocksDB wrote down that Kafka Streams had it open
     */
    private void leave(long start, boolean open) throws RocksDBException {
        List<ColumnFamilyHandle> families = new ArrayList<>();
        try (DBOptions options = new DBOptions().setCreateIfMissing(true).setCreateMissingColumnFamilies(true);
                RocksDB segment = RocksDB.open(
                        options,
                        rows.resolve(STORE + "." + start).toString(),
                        List.of(
                                new ColumnFamilyDescriptor(RocksDB.DEFAULT_COLUMN_FAMILY),
                                new ColumnFamilyDescriptor("offsets".getBytes(UTF_8))),
                        families)) {
            if (open) {
                segment.put(families.get(1), "status".getBytes(UTF_8), new LongSerializer().serialize("", 1L));
            }
            families.forEach(ColumnFamilyHandle::close);
        }
    }

    /** Lends the context of its task. */
    private record Task(List<InternalProcessorContext<?, ?>> contexts)
            implements Processor<String, String, Void, Void> {

        @Override
        public void init(ProcessorContext<Void, Void> mine) {
            contexts.add((InternalProcessorContext<Void, Void>) mine);
        }

        @Override
        public void process(Record<String, String> row) {}
    }
}
