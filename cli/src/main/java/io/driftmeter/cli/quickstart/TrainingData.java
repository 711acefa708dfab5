package io.driftmeter.cli.quickstart;

import io.driftmeter.avro.ReferenceProfile;
import io.driftmeter.cli.console.Progress;
import io.driftmeter.cli.csv.Columns;
import io.driftmeter.cli.reference.ReferenceInput;
import io.driftmeter.cli.reference.ReferenceReader;
import io.driftmeter.monitor.reference.ReferenceCodec;
import io.driftmeter.monitor.reference.ReferenceScope;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Builds the reference of a model version as a data scientist would: a CSV file of held-out rows, and {@code reference build}. */
final class TrainingData {
    private static final Duration LENGTH = Duration.ofDays(3);
    private static final List<String> FEATURES =
            List.of("income", "loan_amount", "debt_ratio", "age", "employment", "homeowner");
    private static final List<Duration> DRIFT_WINDOWS = List.of(Duration.ofMinutes(30));
    private static final Duration PERFORMANCE_WINDOW = Duration.ofHours(2);

    private TrainingData() {}

    /**
     * Builds a reference.
     *
     * @param simulation makes the rows
     * @param world the world that the model was trained in
     * @param version version of the model
     * @param end when the rows end
     */
    static List<ReferenceProfile> reference(CreditRiskSimulation simulation, World world, String version, Instant end) {
        List<LoanApplication> rows =
                simulation.applications(world, world, end.minus(LENGTH).toEpochMilli(), LENGTH.toMillis(), 1);
        try {
            Path file = Files.createTempFile("driftmeter-training-", ".csv");
            try {
                write(rows, file);
                return read(file, version);
            } finally {
                Files.delete(file);
            }
        } catch (IOException error) {
            throw new UncheckedIOException("cannot write the training rows", error);
        }
    }

    private static List<ReferenceProfile> read(Path file, String version) {
        ReferenceInput input = new ReferenceInput(
                file,
                Columns.with(Map.of()),
                Map.of(),
                Optional.of("bad"),
                DRIFT_WINDOWS,
                Optional.of(PERFORMANCE_WINDOW),
                ZoneOffset.UTC);
        try (Progress quiet = new Progress(new PrintWriter(PrintWriter.nullWriter()), false)) {
            return ReferenceCodec.toParts(
                    ReferenceReader.read(input, quiet).profile(),
                    new ReferenceScope(Quickstart.MODEL, version, 0, OptionalLong.empty()));
        }
    }

    private static void write(List<LoanApplication> rows, Path file) throws IOException {
        try (BufferedWriter writer = Files.newBufferedWriter(file)) {
            writer.write("prediction_id,event_time," + String.join(",", FEATURES) + ",score,prediction,label\n");
            for (LoanApplication row : rows) {
                writer.write(row.predictionId() + "," + Instant.ofEpochMilli(row.eventTime()));
                for (String feature : FEATURES) {
                    writer.write(","
                            + (row.features().containsKey(feature)
                                    ? row.features().get(feature)
                                    : ""));
                }
                writer.write("," + row.score() + "," + row.prediction() + "," + row.label() + "\n");
            }
        }
    }
}
