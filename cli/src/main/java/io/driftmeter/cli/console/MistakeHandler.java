package io.driftmeter.cli.console;

import io.driftmeter.cli.ExitCode;
import io.driftmeter.cli.Verbosity;
import io.driftmeter.runtime.settings.InvalidSettingsException;
import java.io.PrintWriter;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.KafkaException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns what went wrong into a message and an exit code. A stack trace is shown for bugs, and where the user asks for it. */
public final class MistakeHandler implements IParameterExceptionHandler, IExecutionExceptionHandler {

    @Override
    public int handleParseException(ParameterException mistake, String[] arguments) {
        CommandLine command = mistake.getCommandLine();
        PrintWriter err = command.getErr();
        err.println(mistake.getMessage());
        UnmatchedArgumentException.printSuggestions(mistake, err);
        err.println("See: " + command.getCommandSpec().qualifiedName() + " --help");
        return ExitCode.USAGE;
    }

    @Override
    public int handleExecutionException(Exception error, CommandLine command, ParseResult parsed) {
        Throwable cause = error instanceof ExecutionException && error.getCause() != null ? error.getCause() : error;
        PrintWriter err = command.getErr();
        boolean wanted = Verbosity.verbosityOf(command).stacktrace();
        if (cause instanceof UserMistake || cause instanceof InvalidSettingsException) {
            return say(err, cause, String.valueOf(cause.getMessage()), wanted, ExitCode.USAGE);
        }
        if (cause instanceof Failure) {
            return say(err, cause, String.valueOf(cause.getMessage()), wanted, ExitCode.FAILURE);
        }
        if (cause instanceof KafkaException) {
            return say(err, cause, "Kafka: " + whole(cause), wanted, ExitCode.FAILURE);
        }
        return say(err, cause, "Unexpected: " + cause, true, ExitCode.FAILURE);
    }

    private static int say(PrintWriter err, Throwable cause, String message, boolean stacktrace, int exitCode) {
        err.println(message);
        if (stacktrace) {
            cause.printStackTrace(err);
        }
        err.flush();
        return exitCode;
    }

    /** A message with those of its causes, since Kafka's own often says only that something failed. */
    private static String whole(Throwable error) {
        StringBuilder text = new StringBuilder(String.valueOf(error.getMessage()));
        for (Throwable cause = error.getCause(); cause != null; cause = cause.getCause()) {
            if (cause.getMessage() != null && text.indexOf(cause.getMessage()) < 0) {
                text.append(": ").append(cause.getMessage());
            }
        }
        return text.toString();
    }
}
