package io.driftmeter.cli.monitorfile;

import io.driftmeter.cli.console.UserMistake;
import java.util.ArrayList;
import java.util.List;

/** Everything that is wrong with one file. */
public final class Problems {

    private final String file;
    private final List<String> messages = new ArrayList<>();

    /** @param file its name, for messages */
    public Problems(String file) {
        this.file = file;
    }

    /** Notes what is wrong at a path. */
    public void add(String path, String what, String remedy) {
        messages.add(file + ": " + path + " " + what + ". " + remedy);
    }

    /**
     * Ends reading where anything is wrong.
     *
     * @throws UserMistake with everything that is wrong
     */
    public void throwIfAny() {
        if (!messages.isEmpty()) {
            throw UserMistake.of(messages);
        }
    }
}
