package io.driftmeter.benchmarks.throughput;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.driftmeter.avro.FeatureEvent;
import io.driftmeter.schemas.serde.RegistryConnection;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** The records of a load, as bytes. Rows are encoded once and used again, each time with another id and time. */
final class LoadRecords {

    /** Values of all rows together: so many that a segment's share of the rows is like the reference. */
    private static final int VALUES = 2_000_000;

    private static final long SEED = 20261121;

    private final Load load;
    private final int schema;
    private final List<byte[]> rows;

    private LoadRecords(Load load, int schema, List<byte[]> rows) {
        this.load = load;
        this.schema = schema;
        this.rows = rows;
    }

    /** Registers the schema of a load's records. */
    static LoadRecords of(Load load, Platform.Address platform) throws Exception {
        SchemaRegistryClient registry =
                RegistryConnection.at(platform.registryUrl()).newClient();
        int schema = registry.register(load.topic() + "-value", new AvroSchema(FeatureEvent.getClassSchema()));
        return new LoadRecords(load, schema, rows(load));
    }

    /** A record of the load; its partition and its model come in turn. */
    ProducerRecord<byte[], byte[]> record(int number, long eventTime) {
        byte[] header = encoded(encoder -> {
            encoder.writeString("prediction-" + number);
            encoder.writeString(Load.model(number % load.models()));
            encoder.writeString(ProductSetup.VERSION);
            encoder.writeLong(eventTime);
        });
        byte[] row = rows.get(number % rows.size());
        byte[] value = ByteBuffer.allocate(5 + header.length + row.length)
                .put((byte) 0)
                .putInt(schema)
                .put(header)
                .put(row)
                .array();
        return new ProducerRecord<>(load.topic(), number % Load.PARTITIONS, null, value);
    }

    private static List<byte[]> rows(Load load) {
        Schema features = FeatureEvent.getClassSchema().getField("features").schema();
        List<byte[]> rows = new ArrayList<>();
        eachRow(
                load,
                row -> rows.add(encoded(encoder -> new GenericDatumWriter<>(features).write(row.values(), encoder))));
        return rows;
    }

    /** A row, before it is encoded. */
    record Row(int number, Map<String, @Nullable Object> values) {}

    /** Draws the rows of a load, one after the other. */
    static void eachRow(Load load, Consumer<Row> taker) {
        LoadValues values = new LoadValues(load.features(), SEED);
        for (int number = 0; number < VALUES / load.features(); number++) {
            taker.accept(new Row(number, values.next()));
        }
    }

    private interface Writing {
        void to(BinaryEncoder encoder) throws IOException;
    }

    private static byte[] encoded(Writing writing) {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(out, null);
            writing.to(encoder);
            encoder.flush();
            return out.toByteArray();
        } catch (IOException error) {
            throw new UncheckedIOException(error);
        }
    }
}
