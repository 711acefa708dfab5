package io.driftmeter.monitor.intake;

import io.confluent.kafka.schemaregistry.ParsedSchema;
import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.kafka.streams.errors.StreamsException;

/** Readers for the schemas that input records were written with, by registry id. Safe for use by several threads. */
final class WriterSchemas {

    private static final int NOT_FOUND = 404;

    private final SchemaRegistryClient registry;
    private final Map<Integer, GenericDatumReader<Object>> readers = new ConcurrentHashMap<>();

    WriterSchemas(SchemaRegistryClient registry) {
        this.registry = registry;
    }

    /**
     * A reader for the schema with this id.
     *
     * @return empty if the registry has no Avro schema with this id
     * @throws StreamsException if the registry cannot answer: nothing is known about the record then
     */
    Optional<GenericDatumReader<Object>> reader(int id) {
        GenericDatumReader<Object> known = readers.get(id);
        return known != null ? Optional.of(known) : fetch(id);
    }

    private Optional<GenericDatumReader<Object>> fetch(int id) {
        try {
            ParsedSchema schema = registry.getSchemaById(id);
            if (!(schema instanceof AvroSchema avro)) {
                return Optional.empty();
            }
            GenericDatumReader<Object> reader = new GenericDatumReader<>(avro.rawSchema());
            readers.put(id, reader);
            return Optional.of(reader);
        } catch (RestClientException error) {
            if (error.getStatus() == NOT_FOUND) {
                return Optional.empty();
            }
            throw unavailable(id, error);
        } catch (IOException error) {
            throw unavailable(id, error);
        }
    }

    private static StreamsException unavailable(int id, Exception cause) {
        return new StreamsException("The schema registry did not answer for schema id " + id, cause);
    }
}
