package io.driftmeter.monitor.intake;

/** A record could be decoded, and what it says is not an event. */
final class InvalidEventException extends Exception {

    private static final long serialVersionUID = 1L;

    InvalidEventException(String message) {
        super(message, null, false, false);
    }
}
