package io.driftmeter.schemas.serde;

import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * The schemas of what a role writes, to be looked up, or registered as the registry's settings say, before the role starts: each serializer asks the
 * registry once and keeps the id, and whoever asks with the first value fails where the registry is down just then.
 */
public final class OutputSchemas {

    private static final int TOO_MANY_REQUESTS = 429;
    private static final int REQUEST_TIMEOUT = 408;
    private static final int SERVER_ERRORS = 500;

    private final List<Output<?>> outputs = new ArrayList<>();

    private record Output<T extends SpecificRecord>(String topic, Class<T> contract, Serializer<T> serializer) {
        /** Writes a value, for which the serializer must have its id, and forgets it. */
        void lookUp() {
            try {
                serializer.serialize(topic, SampleValue.of(contract));
            } catch (RuntimeException error) {
                throw new SerializationException(
                        "The schema of " + topic + " is neither registered nor can it be: " + reason(error)
                                + ". Register it, or let auto.register.schemas be true.",
                        error);
            }
        }
    }

    /** Takes note of a serde by which values will be written to a topic, and returns it. */
    public <T extends SpecificRecord> Serde<T> add(String topic, Class<T> contract, Serde<T> serde) {
        outputs.add(new Output<>(topic, contract, serde.serializer()));
        return serde;
    }

    /**
     * Lets every serializer ask for its schema; one that has done so asks no more.
     *
     * @throws SerializationException where the registry refuses a schema, or does not answer: see {@link #isOutage}
     */
    public void lookUp() {
        outputs.forEach(Output::lookUp);
    }

    /** Whether an error of {@link #lookUp} says only that the registry cannot be reached, or cannot answer now. */
    public static boolean isOutage(Throwable error) {
        for (@Nullable Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof RestClientException answer) {
                int status = answer.getStatus();
                return status >= SERVER_ERRORS || status == TOO_MANY_REQUESTS || status == REQUEST_TIMEOUT;
            }
            if (cause instanceof IOException) {
                return true;
            }
        }
        return false;
    }

    private static String reason(Throwable error) {
        Throwable first = error;
        for (@Nullable Throwable cause = error; cause != null; cause = cause.getCause()) {
            first = cause;
        }
        return String.valueOf(first.getMessage());
    }
}
