package io.driftmeter.monitor.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.streams.GroupProtocol;

/** A monitor in a process of its own, which says how many records it has processed, until it is killed. */
public final class MonitorLife {

    private static final String PROCESSED = "processed ";

    private final Process process;
    private final AtomicLong processed = new AtomicLong();
    private final Thread reader;

    private MonitorLife(Process process) {
        this.process = process;
        this.reader = new Thread(this::read);
        reader.start();
    }

    /** Starts {@code main} under the {@code classic} protocol. */
    public static MonitorLife begin(Class<?> main, String bootstrapServers, Path stateDirectory) throws IOException {
        return begin(main, bootstrapServers, stateDirectory, GroupProtocol.CLASSIC);
    }

    /** Starts {@code main} with the bootstrap servers, the state directory and the rebalance protocol as its arguments. */
    public static MonitorLife begin(Class<?> main, String bootstrapServers, Path stateDirectory, GroupProtocol protocol)
            throws IOException {
        return new MonitorLife(new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        main.getName(),
                        bootstrapServers,
                        stateDirectory.toString(),
                        protocol.name())
                .redirectErrorStream(true)
                .start());
    }

    /** Records processed so far, committed or not. */
    public long processed() {
        return processed.get();
    }

    /** Kills the process, without warning. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
        reader.join();
    }

    private void read() {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            lines.lines().forEach(line -> {
                if (line.startsWith(PROCESSED)) {
                    processed.set(Long.parseLong(line.substring(PROCESSED.length())));
                } else {
                    System.out.println("monitor: " + line);
                }
            });
        } catch (IOException error) {
            throw new UncheckedIOException(error);
        }
    }
}
