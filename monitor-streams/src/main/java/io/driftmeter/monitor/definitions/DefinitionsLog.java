package io.driftmeter.monitor.definitions;

import io.driftmeter.avro.MonitorDefinition;
import io.driftmeter.avro.ReferenceProfile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * What the two compacted topics hold so far: the last value of each key, and the snapshot that follows from it. For one
 * thread.
 */
final class DefinitionsLog {

    /** Identity of a reference: everything of its key but the part. */
    private record ReferenceName(String model, String modelVersion, String referenceId) {}

    private final Consumer<Reference> check;
    private final Map<String, MonitorDefinition> definitions = new TreeMap<>();
    private final Map<String, ReferenceProfile> parts = new TreeMap<>();
    private List<String> refusals = List.of();
    private long version;

    /**
     * An empty log.
     *
     * @param check looks at a reference once it is complete and throws IllegalArgumentException if its content does not
     *     have its hash or cannot be used; such a reference is left out
     */
    DefinitionsLog(Consumer<Reference> check) {
        this.check = check;
    }

    /**
     * Takes in a revision of a monitor definition; the last one under a key counts.
     *
     * @throws IllegalArgumentException if it cannot be used, with all reasons; what was under the key stays
     */
    void put(String key, MonitorDefinition definition) {
        List<String> problems = DefinitionCheck.problems(key, definition);
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join(" ", problems));
        }
        definitions.put(key, definition);
    }

    /**
     * Takes in one part of a reference.
     *
     * @throws IllegalArgumentException if it cannot be used; what was under the key stays
     */
    void put(String key, ReferenceProfile part) {
        String expectedKey = String.join(
                "|", part.getModel(), part.getModelVersion(), part.getReferenceId(), Integer.toString(part.getPart()));
        if (!key.equals(expectedKey)) {
            throw new IllegalArgumentException("The key is not " + expectedKey + ".");
        }
        if (part.getPart() < 0 || part.getPart() >= part.getParts()) {
            throw new IllegalArgumentException("Part " + part.getPart() + " is not one of " + part.getParts() + ".");
        }
        parts.put(key, part);
    }

    /** How many definitions and references the last snapshot left out. */
    int leftOut() {
        return refusals.size();
    }

    /** Forgets the monitor definition under this key. */
    void removeDefinition(String key) {
        definitions.remove(key);
    }

    /** Forgets the part of a reference under this key, and with it the reference: it is no longer complete. */
    void removeReferencePart(String key) {
        parts.remove(key);
    }

    /**
     * The snapshot of what is known now, with the next number.
     *
     * @param admission decides what of it is counted by
     * @param reject told of each reference that is complete and cannot be used
     * @param refuse told of all that is left out, at each change of it
     */
    DefinitionsSnapshot snapshot(Admission admission, Consumer<String> reject, Consumer<String> refuse) {
        Map<ReferenceName, List<ReferenceProfile>> byReference = new LinkedHashMap<>();
        for (ReferenceProfile part : parts.values()) {
            ReferenceName name = new ReferenceName(part.getModel(), part.getModelVersion(), part.getReferenceId());
            byReference.computeIfAbsent(name, unused -> new ArrayList<>()).add(part);
        }
        List<Reference> complete = new ArrayList<>();
        byReference.forEach((name, all) -> usable(name, all, reject).ifPresent(complete::add));
        version++;
        Admission.Admitted admitted = admission.admit(definitions.values(), complete);
        if (!admitted.refusals().equals(refusals)) {
            refusals = List.copyOf(admitted.refusals());
            refusals.forEach(refuse);
        }
        return new KnownDefinitions(version, admitted.definitions(), admitted.references());
    }

    private Optional<Reference> usable(ReferenceName name, List<ReferenceProfile> all, Consumer<String> reject) {
        try {
            Optional<Reference> reference = Reference.ofParts(all);
            reference.ifPresent(check);
            return reference;
        } catch (IllegalArgumentException error) {
            reject.accept("Reference " + name.referenceId() + " of " + name.model() + ", version " + name.modelVersion()
                    + ": " + error.getMessage());
            return Optional.empty();
        }
    }
}
