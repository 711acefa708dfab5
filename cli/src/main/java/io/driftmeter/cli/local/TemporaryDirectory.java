package io.driftmeter.cli.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A directory that is gone when it is closed, or when the process is interrupted before. */
final class TemporaryDirectory implements AutoCloseable {

    private final Path path;
    private final Thread onInterrupt;

    private TemporaryDirectory(Path path) {
        this.path = path;
        this.onInterrupt = new Thread(this::deleteQuietly, "delete-" + path.getFileName());
        Runtime.getRuntime().addShutdownHook(onInterrupt);
    }

    static TemporaryDirectory create(String prefix) {
        try {
            return new TemporaryDirectory(Files.createTempDirectory(prefix));
        } catch (IOException error) {
            throw new UncheckedIOException("no temporary directory can be made", error);
        }
    }

    Path path() {
        return path;
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(onInterrupt);
        } catch (IllegalStateException shuttingDown) {
            return; // the hook is at it
        }
        try {
            delete();
        } catch (IOException error) {
            throw new UncheckedIOException("cannot delete " + path, error);
        }
    }

    /** Whoever still writes there is about to end; what is left then is the operating system's to clear. */
    private void deleteQuietly() {
        try {
            delete();
        } catch (IOException stillInUse) {
            // nobody is left to tell
        }
    }

    private void delete() throws IOException {
        try (Stream<Path> paths = Files.walk(path)) {
            for (Path each : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        }
    }
}
