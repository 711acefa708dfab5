package io.driftmeter.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;

/**
 * One run of the command in this process.
 *
 * @param exitCode what the process would have ended with
 * @param out what it wrote to the output
 * @param err what it wrote to the error stream
 */
public record Ran(int exitCode, String out, String err) {

    /** Runs the command with these arguments. */
    public static Ran driftmeter(Object... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine commandLine =
                Driftmeter.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        String[] texts = new String[arguments.length];
        for (int i = 0; i < arguments.length; i++) {
            texts[i] = arguments[i].toString();
        }
        int exitCode = commandLine.execute(texts);
        return new Ran(exitCode, out.toString(), err.toString());
    }
}
