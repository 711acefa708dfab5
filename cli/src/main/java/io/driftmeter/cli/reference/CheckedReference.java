package io.driftmeter.cli.reference;

import io.driftmeter.avro.ReferenceProfile;
import io.driftmeter.cli.console.UserMistake;
import io.driftmeter.monitor.reference.InvalidReferenceException;
import io.driftmeter.monitor.reference.ReferenceCodec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A reference file whose content is what its id says. */
final class CheckedReference {

    private CheckedReference() {}

    /**
     * Reads and checks a file: the parts of a reference and, after them, those of the segments that it names.
     *
     * @throws UserMistake if it holds no valid reference
     */
    static List<ReferenceProfile> read(Path file) {
        List<ReferenceProfile> parts = ReferenceFile.read(file);
        Map<String, List<ReferenceProfile>> byReference = new LinkedHashMap<>();
        parts.forEach(part -> byReference
                .computeIfAbsent(part.getReferenceId(), id -> new ArrayList<>())
                .add(part));
        try {
            if (parts.isEmpty()) {
                throw new InvalidReferenceException("A reference of no parts.");
            }
            for (List<ReferenceProfile> one : byReference.values()) {
                ReferenceCodec.fromParts(one);
            }
        } catch (InvalidReferenceException notValid) {
            throw new UserMistake(
                    file + ": " + notValid.getMessage() + " Build it anew with: driftmeter reference build", notValid);
        }
        return parts;
    }
}
