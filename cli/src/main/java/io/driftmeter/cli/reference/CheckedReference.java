package io.driftmeter.cli.reference;

import io.driftmeter.avro.ReferenceProfile;
import io.driftmeter.cli.console.UserMistake;
import io.driftmeter.monitor.reference.InvalidReferenceException;
import io.driftmeter.monitor.reference.ReferenceCodec;
import java.nio.file.Path;
import java.util.List;

/** A reference file whose content is what its id says. */
final class CheckedReference {

    private CheckedReference() {}

    /**
     * Reads and checks a file.
     *
     * @throws UserMistake if it holds no valid reference
     */
    static List<ReferenceProfile> read(Path file) {
        List<ReferenceProfile> parts = ReferenceFile.read(file);
        try {
            ReferenceCodec.fromParts(parts);
        } catch (InvalidReferenceException notValid) {
            throw new UserMistake(
                    file + ": " + notValid.getMessage() + " Build it anew with: driftmeter reference build", notValid);
        }
        return parts;
    }
}
