package io.driftmeter.alerting.topology;

import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.SerializationException;

/** Tells a record that cannot be read from a registry that does not answer: the first is set aside, the second is waited for. */
public final class DecodingFault {
    private static final int SERVER_ERROR = 500;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int TIMEOUT = 408;
    private static final int TOO_MANY_REQUESTS = 429;

    private DecodingFault() {}

    /** Whether what a deserializer threw is the record's own fault. */
    public static boolean isOfRecord(RuntimeException error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof RestClientException answer) {
                return isAnswer(answer.getStatus());
            }
            if (isOfNetwork(cause)) {
                return false;
            }
        }
        return error instanceof SerializationException || !(error instanceof KafkaException);
    }

    private static boolean isAnswer(int status) {
        return status < SERVER_ERROR
                && status != UNAUTHORIZED
                && status != FORBIDDEN
                && status != TIMEOUT
                && status != TOO_MANY_REQUESTS;
    }

    /** Avro tells of truncated bytes by an end of file, which is the record's fault; what the network throws lives elsewhere. */
    private static boolean isOfNetwork(Throwable cause) {
        String name = cause.getClass().getName();
        return name.startsWith("java.net.") || name.startsWith("javax.net.") || name.startsWith("org.apache.hc.");
    }
}
