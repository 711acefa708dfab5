package io.driftmeter.cli.monitorfile;

import io.driftmeter.cli.console.UserMistake;
import java.util.ArrayList;
import java.util.List;

/** Everything that is wrong with one file. */
final class Problems {

    private final String file;
    private final List<String> messages = new ArrayList<>();

    Problems(String file) {
        this.file = file;
    }

    void add(String path, String what, String remedy) {
        messages.add(file + ": " + path + " " + what + ". " + remedy);
    }

    void throwIfAny() {
        if (!messages.isEmpty()) {
            throw UserMistake.of(messages);
        }
    }
}
