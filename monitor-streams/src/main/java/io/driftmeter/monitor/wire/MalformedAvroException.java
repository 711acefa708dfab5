package io.driftmeter.monitor.wire;

/** Bytes are not a value of their schema. */
public final class MalformedAvroException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    MalformedAvroException(String message) {
        super(message, null, false, false);
    }
}
