package io.driftmeter.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.ScopeType;

/** How much is said: every command takes these flags. */
@Command
public final class Verbosity {

    @Option(
            names = {"-v", "--verbose"},
            scope = ScopeType.INHERIT,
            description = "Log what the command and the libraries below it do.")
    private boolean verbose;

    @Option(
            names = "--stacktrace",
            scope = ScopeType.INHERIT,
            description = "Show where in the program a failure came from.")
    private boolean stacktrace;

    /** Whether failures are shown with their stack trace. */
    public boolean stacktrace() {
        return stacktrace;
    }

    static int applyAndRun(ParseResult parsed) {
        if (verbosityOf(parsed.commandSpec().commandLine()).verbose) {
            ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).setLevel(Level.INFO);
        }
        return new RunLast().execute(parsed);
    }

    /** The flags of a command line. */
    public static Verbosity verbosityOf(CommandLine commandLine) {
        return ((Driftmeter) commandLine.getCommandSpec().root().userObject()).verbosity();
    }
}
