package io.driftmeter.benchmarks.throughput;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.kafka.common.utils.Utils;

/**
 * (e) What whylogs and Evidently take for a row of the same data, in memory and without Kafka, as context: no bar is set by it. Where the
 * machine has no Python, or that has neither, there are no figures. {@code PYTHON} in the environment names another than python3.
 */
final class PeerCost {

    private static final String SCRIPT = "peer_cost.py";

    private PeerCost() {}

    /** Prints a table of what it takes for rows of a load, if there is anything to print. */
    static void print(Load load, PrintStream out) throws IOException, InterruptedException {
        Path directory = Files.createTempDirectory("driftmeter-peers-");
        Path script = directory.resolve(SCRIPT);
        Path rows = directory.resolve("rows.csv");
        try {
            try (InputStream resource =
                    Objects.requireNonNull(PeerCost.class.getResourceAsStream(SCRIPT), "the script is missing")) {
                Files.copy(resource, script, StandardCopyOption.REPLACE_EXISTING);
            }
            write(load, rows);
            List<String> lines = run(script, rows);
            if (!lines.isEmpty()) {
                out.println();
                out.println("| (e) in memory, without Kafka | million values/s | CPU µs per record |");
                out.println("|---|---|---|");
                lines.forEach(line -> out.println(row(load, line)));
            }
        } finally {
            Utils.delete(directory.toFile());
        }
    }

    private static void write(Load load, Path file) throws IOException {
        try (BufferedWriter writer = Files.newBufferedWriter(file)) {
            LoadRecords.eachRow(load, row -> {
                try {
                    if (row.number() == 0) {
                        writer.write(String.join(",", row.values().keySet()) + "\n");
                    }
                    writer.write(row.values().values().stream()
                                    .map(value -> Objects.toString(value, ""))
                                    .collect(Collectors.joining(","))
                            + "\n");
                } catch (IOException error) {
                    throw new UncheckedIOException(error);
                }
            });
        }
    }

    private static List<String> run(Path script, Path rows) throws InterruptedException {
        String python = System.getenv().getOrDefault("PYTHON", "python3");
        try {
            Process process = new ProcessBuilder(python, script.toString(), rows.toString())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            List<String> lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.contains("\t"))
                    .toList();
            process.waitFor();
            return lines;
        } catch (IOException noPython) {
            System.err.println("without whylogs and Evidently: " + noPython.getMessage());
            return List.of();
        }
    }

    private static String row(Load load, String line) {
        String[] figures = line.split("\t", -1);
        return String.format(
                Locale.ROOT,
                "| %s %s | %.2f | %,.1f |",
                figures[0],
                figures[1],
                load.features() / Double.parseDouble(figures[3]) / 1e6,
                Double.parseDouble(figures[2]) * 1e6);
    }
}
