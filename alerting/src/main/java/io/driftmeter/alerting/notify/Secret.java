package io.driftmeter.alerting.notify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A text that nobody may see, named by where it lies: {@code env:NAME} or {@code file:/path}. A file is read each time, so that a secret can
 * be changed without a restart. {@link #toString} gives the place alone.
 */
public final class Secret {

    /** How to write a secret, for messages. */
    public static final String REMEDY =
            "Write where the secret lies, env:NAME for an environment variable or file:/path, never the secret itself.";

    private static final String ENVIRONMENT = "env:";
    private static final String FILE = "file:";
    private static final String MASK = "***";

    private final String place;
    private final Function<String, @Nullable String> environment;

    private Secret(String place, Function<String, @Nullable String> environment) {
        this.place = place;
        this.environment = environment;
    }

    /**
     * The secret that lies there.
     *
     * @param environment from the name of a variable to its value
     * @throws IllegalArgumentException where the text names no place; the message does not repeat it, since it may be the secret
     */
    public static Secret at(String place, Function<String, @Nullable String> environment) {
        boolean isPlace = place.startsWith(ENVIRONMENT) && place.length() > ENVIRONMENT.length()
                || place.startsWith(FILE) && place.length() > FILE.length();
        if (!isPlace) {
            throw new IllegalArgumentException("is not the place of a secret");
        }
        return new Secret(place, environment);
    }

    /**
     * The text, without blanks and line ends around it.
     *
     * @throws MissingSecretException where there is none
     */
    public String reveal() {
        String text = place.startsWith(ENVIRONMENT)
                ? environment.apply(place.substring(ENVIRONMENT.length()))
                : content(place.substring(FILE.length()));
        if (text == null || text.isBlank()) {
            throw new MissingSecretException(place + " holds no secret");
        }
        return text.strip();
    }

    /** A text without the secrets that it may repeat. */
    public static String mask(String text, Collection<Secret> secrets) {
        String masked = text;
        for (Secret secret : secrets) {
            try {
                masked = masked.replace(secret.reveal(), MASK);
            } catch (MissingSecretException nothingToMask) {
                // what is not there is not repeated
            }
        }
        return masked;
    }

    private @Nullable String content(String path) {
        try {
            return Files.readString(Path.of(path));
        } catch (IOException | InvalidPathException error) {
            throw new MissingSecretException(
                    place + " cannot be read: " + error.getClass().getSimpleName());
        }
    }

    @Override
    public String toString() {
        return place;
    }

    /** Thrown where a secret is not where it should be; the message names the place. */
    public static final class MissingSecretException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        MissingSecretException(String message) {
            super(message);
        }
    }
}
