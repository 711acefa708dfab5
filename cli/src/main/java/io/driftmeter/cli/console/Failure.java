package io.driftmeter.cli.console;

/** The command could not do its work, through no fault of the command line. The message is for the user and names the remedy. */
public final class Failure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public Failure(String message) {
        super(message);
    }

    public Failure(String message, Throwable cause) {
        super(message, cause);
    }
}
