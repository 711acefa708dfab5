package io.driftmeter.monitor.intake;

import io.confluent.kafka.schemaregistry.ParsedSchema;
import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import io.driftmeter.monitor.wire.AvroType;
import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.apache.avro.AvroRuntimeException;
import org.apache.kafka.streams.errors.StreamsException;
import org.jspecify.annotations.Nullable;

/**
 * The schemas that input records were written with, by registry id. That the registry has no such schema is believed for a
 * minute, since a replica of it may lag, and of the last 10,000 such ids only, since anything can stand in a record. Safe for use by
 * several threads.
 */
final class WriterSchemas {

    private record Known(int id, Optional<AvroType> type) {}

    private static final int NOT_FOUND = 404;
    private static final int MOST_ABSENT = 10_000;
    private static final long ABSENT_FOR_NANOSECONDS = TimeUnit.MINUTES.toNanos(1);

    private final SchemaRegistryClient registry;
    private final LongSupplier nanoTime;
    private final Map<Integer, AvroType> types = new ConcurrentHashMap<>();

    /** The schema that was asked for last: nearly always the next one too, and found without a look-up. */
    private volatile @Nullable Known last;

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

    /** Whether the registry has answered for this id, so that {@link #type} does not ask. */
    boolean isAnswered(int id) {
        return known(id) != null || isAbsent(id);
    }

    /**
     * What was written with the schema of this id.
     *
     * @return empty if the registry has no Avro schema with this id
     * @throws StreamsException if the registry cannot answer: nothing is known about the record then
     */
    Optional<AvroType> type(int id) {
        Known known = known(id);
        if (known != null) {
            return known.type();
        }
        return isAbsent(id) ? Optional.empty() : ask(id);
    }

    private @Nullable Known known(int id) {
        Known before = last;
        if (before != null && before.id() == id) {
            return before;
        }
        AvroType type = types.get(id);
        if (type == null) {
            return null;
        }
        Known found = new Known(id, Optional.of(type));
        last = found;
        return found;
    }

    private boolean isAbsent(int id) {
        Long since = absentSince.get(id);
        return since != null && nanoTime.getAsLong() - since < ABSENT_FOR_NANOSECONDS;
    }

    private Optional<AvroType> ask(int id) {
        Optional<AvroType> answer = fetch(id);
        answer.ifPresentOrElse(type -> types.put(id, type), () -> absentSince.put(id, nanoTime.getAsLong()));
        return answer;
    }

    private Optional<AvroType> fetch(int id) {
        try {
            ParsedSchema schema = registry.getSchemaById(id);
            return schema instanceof AvroSchema avro ? Optional.of(AvroType.of(avro.rawSchema())) : Optional.empty();
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
