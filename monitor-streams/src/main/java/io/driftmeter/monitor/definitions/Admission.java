package io.driftmeter.monitor.definitions;

import io.driftmeter.avro.MonitorDefinition;
import java.util.Collection;
import java.util.List;

/** Decides which of the definitions and references that are known a monitor counts by. Used by one thread. */
@FunctionalInterface
public interface Admission {

    /** Takes everything. */
    Admission ALL =
            (definitions, references) -> new Admitted(List.copyOf(definitions), List.copyOf(references), List.of());

    /**
     * What is counted by.
     *
     * @param definitions the definitions
     * @param references the references
     * @param refusals a sentence for each definition and reference that is left out
     */
    record Admitted(List<MonitorDefinition> definitions, List<Reference> references, List<String> refusals) {}

    /**
     * Decides; asked anew whenever something has changed.
     *
     * @param definitions all that can be used
     * @param references all that are complete and can be used
     */
    Admitted admit(Collection<MonitorDefinition> definitions, Collection<Reference> references);
}
