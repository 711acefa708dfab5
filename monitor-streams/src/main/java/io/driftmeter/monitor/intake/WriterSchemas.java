package io.driftmeter.monitor.intake;

import io.confluent.kafka.schemaregistry.ParsedSchema;
import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.kafka.streams.errors.StreamsException;

/**
 * Readers for the schemas that input records were written with, by registry id. That the registry has no such schema is believed for a
 * minute, since a replica of it may lag, and of the last 10,000 such ids only, since anything can stand in a record. Safe for use by
 * several threads.
 */
final class WriterSchemas {

    private static final int NOT_FOUND = 404;
    private static final int MOST_ABSENT = 10_000;
    private static final long ABSENT_FOR_NANOSECONDS = TimeUnit.MINUTES.toNanos(1);

    private final SchemaRegistryClient registry;
    private final LongSupplier nanoTime;
    private final Map<Integer, GenericDatumReader<Object>> readers = new ConcurrentHashMap<>();
    private final Map<Integer, Long> absentSince = Collections.synchronizedMap(new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, Long> eldest) {
            return size() > MOST_ABSENT;
        }
    });

    WriterSchemas(SchemaRegistryClient registry, LongSupplier nanoTime) {
        this.registry = registry;
        this.nanoTime = nanoTime;
    }

    /** Whether the registry has answered for this id, so that {@link #reader} does not ask. */
    boolean isAnswered(int id) {
        return readers.containsKey(id) || isAbsent(id);
    }

    /**
     * A reader for the schema with this id.
     *
     * @return empty if the registry has no Avro schema with this id
     * @throws StreamsException if the registry cannot answer: nothing is known about the record then
     */
    Optional<GenericDatumReader<Object>> reader(int id) {
        GenericDatumReader<Object> known = readers.get(id);
        if (known != null) {
            return Optional.of(known);
        }
        return isAbsent(id) ? Optional.empty() : ask(id);
    }

    private boolean isAbsent(int id) {
        Long since = absentSince.get(id);
        return since != null && nanoTime.getAsLong() - since < ABSENT_FOR_NANOSECONDS;
    }

    private Optional<GenericDatumReader<Object>> ask(int id) {
        Optional<GenericDatumReader<Object>> answer = fetch(id);
        answer.ifPresentOrElse(reader -> readers.put(id, reader), () -> absentSince.put(id, nanoTime.getAsLong()));
        return answer;
    }

    private Optional<GenericDatumReader<Object>> fetch(int id) {
        try {
            ParsedSchema schema = registry.getSchemaById(id);
            return schema instanceof AvroSchema avro
                    ? Optional.of(new GenericDatumReader<>(avro.rawSchema()))
                    : Optional.empty();
        } catch (AvroRuntimeException notASchema) {
            return Optional.empty();
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
