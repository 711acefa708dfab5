package io.driftmeter.benchmarks.throughput;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.driftmeter.monitor.intake.AvroEventDecoder;
import io.driftmeter.monitor.intake.EventDecoder;
import io.driftmeter.monitor.intake.InputEvent;
import io.driftmeter.monitor.intake.InputKind;
import io.driftmeter.monitor.intake.Reading;
import io.driftmeter.monitor.wire.NamedValues;
import io.driftmeter.schemas.serde.RegistryConnection;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/** Only decodes records, one after the other, on one thread, and commits its offsets every second. */
final class PlainConsumer {

    /** As many rows as the monitor reads before it counts them. */
    private static final int ROWS = 256;

    private static final long SECOND = 1_000_000_000;

    private PlainConsumer() {}

    /** What becomes of a record. */
    private interface Decoding {
        void decode(byte[] value) throws IOException;
    }

    /** Arguments: bootstrap servers, registry, consumer group, load, generic or streaming. */
    public static void main(String[] arguments) throws Exception {
        Load load = Load.parse(arguments[3]);
        RegistryConnection registry = RegistryConnection.at(arguments[1]);
        Decoding decoding = arguments[4].equals("generic") ? generic(registry) : streaming(registry, load);
        Map<String, Object> properties = Map.of(
                "bootstrap.servers",
                arguments[0],
                "group.id",
                arguments[2],
                "auto.offset.reset",
                "earliest",
                "enable.auto.commit",
                false,
                "max.poll.records",
                1_000);
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.subscribe(Set.of(load.topic()));
            consume(consumer, decoding);
        }
    }

    private static void consume(KafkaConsumer<byte[], byte[]> consumer, Decoding decoding) throws IOException {
        long committed = System.nanoTime();
        while (!Thread.currentThread().isInterrupted()) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(100))) {
                decoding.decode(record.value());
            }
            if (System.nanoTime() - committed > SECOND) {
                consumer.commitSync();
                committed = System.nanoTime();
            }
        }
    }

    /** Avro's own reader, at its best: it gets its record and its decoder back each time. */
    private static Decoding generic(RegistryConnection registry) {
        var client = registry.newClient();
        return new Decoding() {
            private @Nullable GenericDatumReader<GenericRecord> reader;
            private @Nullable GenericRecord record;
            private @Nullable BinaryDecoder decoder;

            @Override
            public void decode(byte[] value) throws IOException {
                if (reader == null) {
                    try {
                        Schema schema = ((AvroSchema) client.getSchemaById(
                                        ByteBuffer.wrap(value).getInt(1)))
                                .rawSchema();
                        reader = new GenericDatumReader<>(schema);
                    } catch (Exception error) {
                        throw new IOException(error);
                    }
                }
                decoder = DecoderFactory.get().binaryDecoder(value, 5, value.length - 5, decoder);
                record = reader.read(record, decoder);
            }
        };
    }

    /** The monitor's decoder: all bytes checked, and every value at its feature's place. */
    private static Decoding streaming(RegistryConnection registry, Load load) {
        EventDecoder decoder = new AvroEventDecoder(registry.newClient());
        NamedValues rows = new NamedValues(
                IntStream.range(0, load.features()).mapToObj(Load::feature).toList(), ROWS);
        return value -> {
            if (decoder.decode(InputKind.FEATURES, value) instanceof Reading.Accepted accepted
                    && accepted.event() instanceof InputEvent.Features features) {
                if (rows.isFull()) {
                    rows.clear();
                }
                rows.read(features.values());
            } else {
                throw new IOException("the record is not accepted");
            }
        };
    }
}
