package io.driftmeter.monitor.definitions;

import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;

/** Tells a schema registry that does not answer from a record that cannot be read. */
final class RegistryOutage {

    private static final int NOT_FOUND = 404;

    private RegistryOutage() {}

    /** Whether {@code error} says nothing about the record: the registry was not there, or would not say. */
    static boolean isCauseOf(Throwable error) {
        for (@Nullable Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof RestClientException answer) {
                return answer.getStatus() != NOT_FOUND;
            }
            if (cause instanceof SocketException
                    || cause instanceof SocketTimeoutException
                    || cause instanceof UnknownHostException) {
                return true;
            }
        }
        return false;
    }
}
