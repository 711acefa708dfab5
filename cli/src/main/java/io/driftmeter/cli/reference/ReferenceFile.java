package io.driftmeter.cli.reference;

import io.driftmeter.avro.ReferenceProfile;
import io.driftmeter.cli.console.Failure;
import io.driftmeter.cli.console.UserMistake;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.file.DataFileReader;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;

/** A reference in a file: an Avro object container with its parts, as they stand in the topic. */
final class ReferenceFile {

    private ReferenceFile() {}

    /**
     * Writes the parts of a reference.
     *
     * @throws Failure if the file cannot be written
     */
    static void write(Path path, List<ReferenceProfile> parts) {
        try (DataFileWriter<ReferenceProfile> writer =
                new DataFileWriter<>(new SpecificDatumWriter<>(ReferenceProfile.class))) {
            if (path.getParent() != null) {
                Files.createDirectories(path.getParent());
            }
            writer.create(ReferenceProfile.getClassSchema(), path.toFile());
            for (ReferenceProfile part : parts) {
                writer.append(part);
            }
        } catch (IOException error) {
            throw new Failure(path + " cannot be written: " + error.getMessage() + ". Name another file.", error);
        }
    }

    /**
     * Reads the parts of a reference.
     *
     * @throws UserMistake if the file is none that {@link #write} wrote
     */
    static List<ReferenceProfile> read(Path path) {
        if (!Files.isRegularFile(path)) {
            throw new UserMistake(path + ": there is no such file. Make one with: driftmeter reference build");
        }
        try (DataFileReader<ReferenceProfile> reader =
                new DataFileReader<>(path.toFile(), new SpecificDatumReader<>(ReferenceProfile.class))) {
            List<ReferenceProfile> parts = new ArrayList<>();
            reader.forEachRemaining(parts::add);
            return parts;
        } catch (IOException | AvroRuntimeException error) {
            throw new UserMistake(
                    path + ": is no reference: " + error.getMessage() + ". Make one with: driftmeter reference build",
                    error);
        }
    }
}
