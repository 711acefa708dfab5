package io.driftmeter.cli.console;

import picocli.CommandLine;

/** Whether a person watches. */
public final class Terminal {

    private Terminal() {}

    /** Progress on the error stream of a command. */
    public static Progress progress(CommandLine command) {
        return new Progress(command.getErr(), System.console() != null);
    }
}
