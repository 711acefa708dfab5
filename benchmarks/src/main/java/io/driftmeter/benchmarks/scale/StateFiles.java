package io.driftmeter.benchmarks.scale;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The files of a monitor's local state.
 *
 * @param directory its directory
 */
record StateFiles(Path directory) {

    /** Bytes of all of them. */
    long bytes() {
        return bytes(path -> true);
    }

    /** Bytes of a store, in all tasks together. */
    long bytesOf(String store) {
        return bytes(path -> Stream.iterate(path, parent -> parent != null, Path::getParent)
                .anyMatch(parent -> parent.endsWith(store)));
    }

    private long bytes(Predicate<Path> counted) {
        return files(directory).stream()
                .filter(Files::isRegularFile)
                .filter(counted)
                .mapToLong(StateFiles::size)
                .sum();
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException error) {
            throw new UncheckedIOException(error);
        }
    }

    private static List<Path> files(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.toList();
        } catch (IOException error) {
            throw new UncheckedIOException(error);
        }
    }
}
