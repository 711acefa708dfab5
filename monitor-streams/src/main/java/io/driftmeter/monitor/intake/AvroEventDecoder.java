package io.driftmeter.monitor.intake;

import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.driftmeter.avro.RecordFate;
import io.driftmeter.monitor.wire.AvroRecord;
import io.driftmeter.monitor.wire.AvroType;
import io.driftmeter.monitor.wire.MalformedAvroException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Reads Avro in the Confluent wire format: a zero byte, the schema's id in four bytes, the value.
 *
 * <p>A record is read by the schema that it was written with, and its fields are taken by name, so a producer's own record
 * type does as well as ours as long as names and types agree; what is wrong is then said field by field. All of its bytes are
 * checked here, before anything is counted; the values of features are left where they lie until they are counted.
 */
public final class AvroEventDecoder implements EventDecoder, SchemaKnowledge {

    private static final int HEADER_BYTES = 5;

    private final WriterSchemas schemas;
    private final KnownNames names = new KnownNames();

    /** A decoder that asks {@code registry} for each schema once. */
    public AvroEventDecoder(SchemaRegistryClient registry) {
        this.schemas = new WriterSchemas(registry, System::nanoTime);
    }

    @Override
    public Reading decode(InputKind kind, byte[] value) {
        if (!isConfluentAvro(value)) {
            return unreadable(
                    "The value is not Avro in the Confluent wire format: no zero byte and schema id in front.");
        }
        int id = ByteBuffer.wrap(value).getInt(1);
        Optional<AvroType> type = schemas.type(id);
        if (type.isEmpty()) {
            return unreadable("The schema registry has no Avro schema with id " + id + ".");
        }
        try {
            return AvroRecord.of(type.get(), value, HEADER_BYTES)
                    .map(record -> event(kind, new AvroFields(record, names)))
                    .orElseGet(() -> unreadable("The value is not an Avro record."));
        } catch (MalformedAvroException error) {
            return unreadable(
                    "The value does not hold what its schema, id " + id + ", says: " + error.getMessage() + ".");
        }
    }

    @Override
    public OptionalInt unknownSchema(byte[] value) {
        if (!isConfluentAvro(value)) {
            return OptionalInt.empty();
        }
        int id = ByteBuffer.wrap(value).getInt(1);
        return schemas.isAnswered(id) ? OptionalInt.empty() : OptionalInt.of(id);
    }

    @Override
    public void learn(int schemaId) {
        schemas.type(schemaId);
    }

    private static boolean isConfluentAvro(byte[] value) {
        return value.length >= HEADER_BYTES && value[0] == 0;
    }

    private static Reading event(InputKind kind, AvroFields fields) {
        String model = null;
        String modelVersion = null;
        try {
            if (kind == InputKind.LABELS) {
                return new Reading.Accepted(label(fields));
            }
            model = fields.name("model");
            modelVersion = fields.name("modelVersion");
            return new Reading.Accepted(
                    kind == InputKind.FEATURES
                            ? features(fields, model, modelVersion)
                            : prediction(fields, model, modelVersion));
        } catch (InvalidEventException error) {
            return invalid(error, model, modelVersion);
        }
    }

    private static InputEvent label(AvroFields fields) throws InvalidEventException {
        return new InputEvent.Label(fields.id("predictionId"), fields.time("labelTime"), fields.answer("label"));
    }

    private static InputEvent features(AvroFields fields, String model, String modelVersion)
            throws InvalidEventException {
        return new InputEvent.Features(
                fields.id("predictionId"), model, modelVersion, fields.time("eventTime"), fields.map("features"));
    }

    private static InputEvent prediction(AvroFields fields, String model, String modelVersion)
            throws InvalidEventException {
        return new InputEvent.Prediction(
                fields.id("predictionId"),
                model,
                modelVersion,
                fields.time("eventTime"),
                fields.answer("prediction"),
                fields.number("score"),
                fields.probabilities("classScores"),
                fields.texts("ranking"),
                fields.number("latencyMilliseconds"),
                fields.record());
    }

    private static Reading invalid(InvalidEventException error, @Nullable String model, @Nullable String modelVersion) {
        String detail = String.valueOf(error.getMessage());
        return model == null || modelVersion == null
                ? new Reading.Rejected(RecordFate.INVALID, detail, null, null)
                : new Reading.Rejected(RecordFate.INVALID, detail, model, modelVersion);
    }

    private static Reading unreadable(String detail) {
        return new Reading.Rejected(RecordFate.UNREADABLE, detail, null, null);
    }
}
