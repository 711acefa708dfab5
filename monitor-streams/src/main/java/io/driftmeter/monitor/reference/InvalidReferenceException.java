package io.driftmeter.monitor.reference;

/** Messages that should hold a reference do not. */
public final class InvalidReferenceException extends Exception {

    private static final long serialVersionUID = 1L;

    public InvalidReferenceException(String message) {
        super(message);
    }

    public InvalidReferenceException(String message, Throwable cause) {
        super(message, cause);
    }
}
