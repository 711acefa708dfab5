package io.driftmeter.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.util.List;
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

    /** These print every setting of every client, or every step of a broker. */
    private static final List<String> TALKATIVE = List.of(
            "io.confluent",
            "kafka",
            "state.change.logger",
            "org.apache.kafka.clients",
            "org.apache.kafka.common",
            "org.apache.kafka.controller",
            "org.apache.kafka.coordinator",
            "org.apache.kafka.image",
            "org.apache.kafka.metadata",
            "org.apache.kafka.raft",
            "org.apache.kafka.server",
            "org.apache.kafka.storage",
            "org.apache.kafka.streams.StreamsConfig",
            "org.eclipse.jetty");

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
            logProgress();
        }
        return new RunLast().execute(parsed);
    }

    /** Logs what is done from now on, as long-running roles always do. */
    public static void logProgress() {
        logger(org.slf4j.Logger.ROOT_LOGGER_NAME).setLevel(Level.INFO);
        TALKATIVE.forEach(name -> logger(name).setLevel(Level.WARN));
    }

    private static Logger logger(String name) {
        return (Logger) LoggerFactory.getLogger(name);
    }

    /** The flags of a command line. */
    public static Verbosity verbosityOf(CommandLine commandLine) {
        return ((Driftmeter) commandLine.getCommandSpec().root().userObject()).verbosity();
    }
}
