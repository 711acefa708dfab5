package io.driftmeter.benchmarks.throughput;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.driftmeter.schemas.serde.RegistryConnection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.TimeWindows;
import org.apache.kafka.streams.state.WindowStore;

/**
 * What one would write first: a record for each feature of each record, and a histogram for each feature and window, in the cells of the
 * reference. Exactly-once, a commit a second, caching on, with the histograms of one model in the cache. It keeps no moments and compares
 * nothing.
 */
final class NaiveTopology {

    private static final Duration WINDOW = Duration.ofMinutes(10);
    private static final long CACHE = 32L << 20;

    private NaiveTopology() {}

    /** Arguments: bootstrap servers, registry, consumer group, load, threads. */
    public static void main(String[] arguments) throws Exception {
        Properties properties = new Properties();
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, arguments[0]);
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, arguments[2]);
        properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        properties.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 1_000);
        properties.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, arguments[4]);
        properties.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, CACHE);
        properties.put(
                StreamsConfig.STATE_DIR_CONFIG,
                Files.createTempDirectory("driftmeter-naive-").toString());
        properties.put("repartition.purge.interval.ms", 3_600_000);
        properties.put(StreamsConfig.producerPrefix("transaction.timeout.ms"), 60_000);
        SchemaRegistryClient registry = RegistryConnection.at(arguments[1]).newClient();
        KafkaStreams streams = new KafkaStreams(topology(Load.parse(arguments[3]), registry), properties);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> streams.close(Duration.ofSeconds(10))));
        streams.start();
    }

    private static Topology topology(Load load, SchemaRegistryClient registry) {
        StreamsBuilder builder = new StreamsBuilder();
        Records records = new Records(registry);
        Map<String, NaiveBins> bins = NaiveBins.of(ProductSetup.reference(load, 0));
        builder.stream(
                        load.topic(),
                        Consumed.with(Serdes.ByteArray(), records.serde()).withTimestampExtractor((record, time) ->
                                (long) ((GenericRecord) record.value()).get("eventTime")))
                .flatMap((key, record) -> exploded(record), Named.as("explode"))
                .groupByKey(Grouped.with("by-feature", Serdes.String(), Serdes.String()))
                .windowedBy(TimeWindows.ofSizeAndGrace(WINDOW, Duration.ofMinutes(30)))
                .aggregate(
                        () -> new long[0],
                        (key, value, counts) -> counted(Objects.requireNonNull(bins.get(feature(key))), value, counts),
                        Named.as("count"),
                        Materialized.<String, long[], WindowStore<Bytes, byte[]>>as("histograms")
                                .withKeySerde(Serdes.String())
                                .withValueSerde(histograms())
                                .withCachingEnabled());
        return builder.build();
    }

    private static List<KeyValue<String, String>> exploded(GenericRecord record) {
        String prefix = record.get("model") + "|" + record.get("modelVersion") + "|";
        List<KeyValue<String, String>> values = new ArrayList<>();
        ((Map<?, ?>) record.get("features"))
                .forEach((name, entry) -> values.add(KeyValue.pair(prefix + name, String.valueOf(entry))));
        return values;
    }

    private static String feature(String key) {
        return key.substring(key.lastIndexOf('|') + 1);
    }

    private static long[] counted(NaiveBins bins, String value, long[] before) {
        long[] counts = before.length == 0 ? new long[bins.count()] : before;
        counts[bins.of(value)]++;
        return counts;
    }

    private static Serde<long[]> histograms() {
        return Serdes.serdeFrom(
                (topic, counts) -> {
                    ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES * counts.length);
                    bytes.asLongBuffer().put(counts);
                    return bytes.array();
                },
                (topic, bytes) -> {
                    LongBuffer longs = ByteBuffer.wrap(bytes).asLongBuffer();
                    long[] counts = new long[longs.remaining()];
                    longs.get(counts);
                    return counts;
                });
    }

    /** Decodes with Avro's own reader. */
    private record Records(SchemaRegistryClient registry, Map<Integer, GenericDatumReader<GenericRecord>> readers) {

        Records(SchemaRegistryClient registry) {
            this(registry, new ConcurrentHashMap<>());
        }

        Serde<GenericRecord> serde() {
            return Serdes.serdeFrom(
                    (topic, record) -> {
                        throw new UnsupportedOperationException("Input records are not written");
                    },
                    (topic, value) -> decoded(value));
        }

        private GenericRecord decoded(byte[] value) {
            try {
                return readers.computeIfAbsent(ByteBuffer.wrap(value).getInt(1), this::reader)
                        .read(null, DecoderFactory.get().binaryDecoder(value, 5, value.length - 5, null));
            } catch (IOException error) {
                throw new UncheckedIOException(error);
            }
        }

        private GenericDatumReader<GenericRecord> reader(int id) {
            try {
                return new GenericDatumReader<>(((AvroSchema) registry.getSchemaById(id)).rawSchema());
            } catch (Exception error) {
                throw new IllegalStateException(error);
            }
        }
    }
}
