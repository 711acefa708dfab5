package io.driftmeter.monitor.plan;

import io.driftmeter.avro.MonitorDefinition;
import io.driftmeter.monitor.definitions.Admission;
import io.driftmeter.monitor.definitions.Reference;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Takes what fits the bounds. At the start everything has to fit. What comes while the monitor runs and does not fit is left out, and what
 * was there goes on; it is tried again with every change, so that it comes in once a later revision makes room.
 */
public final class PlannedAdmission implements Admission {

    private final Planner planner;
    private final Consumer<StatePlan> accepted;
    private final Set<String> known = new HashSet<>();
    private boolean started;

    /**
     * Admits by plan.
     *
     * @param accepted is shown the plan of what is counted by, each time
     */
    public PlannedAdmission(Planner planner, Consumer<StatePlan> accepted) {
        this.planner = planner;
        this.accepted = accepted;
    }

    /**
     * {@inheritDoc}
     *
     * @throws StateExceedsBoundException if it is asked for the first time and not everything fits
     */
    @Override
    public Admitted admit(Collection<MonitorDefinition> definitions, Collection<Reference> references) {
        StatePlan whole = planner.plan(definitions, references);
        if (!started && !whole.excess().isEmpty()) {
            throw new StateExceedsBoundException(whole.excess());
        }
        started = true;
        Admitted admitted = whole.excess().isEmpty()
                ? Admission.ALL.admit(definitions, references)
                : whatFits(definitions, references);
        known.clear();
        admitted.definitions().forEach(definition -> known.add(name(definition)));
        admitted.references().forEach(reference -> known.add(name(reference)));
        accepted.accept(planner.plan(admitted.definitions(), admitted.references()));
        return admitted;
    }

    private Admitted whatFits(Collection<MonitorDefinition> definitions, Collection<Reference> references) {
        List<MonitorDefinition> keptDefinitions = new ArrayList<>(definitions);
        keptDefinitions.removeIf(definition -> !known.contains(name(definition)));
        List<Reference> keptReferences = new ArrayList<>(references);
        keptReferences.removeIf(reference -> !known.contains(name(reference)));
        List<String> refusals = new ArrayList<>();
        for (MonitorDefinition definition : definitions) {
            if (!known.contains(name(definition))) {
                keptDefinitions.add(definition);
                if (exceeds(name(definition), keptDefinitions, keptReferences, refusals)) {
                    keptDefinitions.remove(keptDefinitions.size() - 1);
                }
            }
        }
        for (Reference reference : references) {
            if (!known.contains(name(reference))) {
                keptReferences.add(reference);
                if (exceeds(name(reference), keptDefinitions, keptReferences, refusals)) {
                    keptReferences.remove(keptReferences.size() - 1);
                }
            }
        }
        return new Admitted(keptDefinitions, keptReferences, refusals);
    }

    private boolean exceeds(
            String name, List<MonitorDefinition> definitions, List<Reference> references, List<String> refusals) {
        List<String> excess = planner.plan(definitions, references).excess();
        if (!excess.isEmpty()) {
            refusals.add(name + " is left out: with it " + String.join(" ", excess));
        }
        return !excess.isEmpty();
    }

    private static String name(MonitorDefinition definition) {
        return "Revision " + definition.getRevision() + " of the monitor of " + definition.getModel();
    }

    private static String name(Reference reference) {
        return "Reference " + reference.referenceId() + " of " + reference.model() + ", version "
                + reference.modelVersion() + ",";
    }
}
