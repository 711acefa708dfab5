package io.driftmeter.standalone.testing;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A Java process with the class path of this one: it can be killed, asked to end, paused like a stalled machine, and told lines. */
public final class ChildProcess {

    private final Process process;

    private ChildProcess(Process process) {
        this.process = process;
    }

    /**
     * Starts a main class.
     *
     * @param options options of the JVM
     * @param output file to which what it prints is added
     */
    public static ChildProcess start(Class<?> main, List<String> options, List<String> arguments, Path output) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(arguments);
        try {
            return new ChildProcess(new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(Redirect.appendTo(output.toFile()))
                    .start());
        } catch (IOException error) {
            throw new UncheckedIOException(error);
        }
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Kills it without warning, and waits until it is gone. */
    public void kill() {
        process.destroyForcibly();
        awaitEnd(60, TimeUnit.SECONDS);
    }

    /** Asks it to end (SIGTERM); whether it did in time. */
    public boolean end(long limit, TimeUnit unit) {
        process.destroy();
        return awaitEnd(limit, unit);
    }

    /** Stops all its threads, and leaves its connections open (SIGSTOP). */
    public void pause() {
        signal("STOP");
    }

    /** Lets it go on (SIGCONT). */
    public void resume() {
        signal("CONT");
    }

    /** Writes a line to its standard input. */
    public void tell(String line) {
        try {
            OutputStream input = process.getOutputStream();
            input.write((line + "\n").getBytes(StandardCharsets.UTF_8));
            input.flush();
        } catch (IOException error) {
            throw new UncheckedIOException(error);
        }
    }

    private void signal(String name) {
        try {
            new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                    .inheritIO()
                    .start()
                    .waitFor();
        } catch (IOException error) {
            throw new UncheckedIOException(error);
        } catch (InterruptedException error) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean awaitEnd(long limit, TimeUnit unit) {
        try {
            return process.waitFor(limit, unit);
        } catch (InterruptedException error) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
