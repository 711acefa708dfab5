package io.driftmeter.cli.console;

import java.util.List;

/**
 * Something that the user wrote is wrong. The message is for the user: it names the file, line or key, the value and the remedy; no
 * stack trace is shown.
 */
public final class UserMistake extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UserMistake(String message) {
        super(message);
    }

    public UserMistake(String message, Throwable cause) {
        super(message, cause);
    }

    /** Several mistakes, one line each. */
    public static UserMistake of(List<String> messages) {
        return new UserMistake(String.join(System.lineSeparator(), messages));
    }
}
