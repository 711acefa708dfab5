package io.driftmeter.monitor.plan;

import io.driftmeter.avro.MonitorDefinition;
import io.driftmeter.monitor.definitions.Reference;
import io.driftmeter.statistics.reference.ReferenceProfile;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Plans the state of definitions and references in a process. Keeps the shapes of references that it has seen. */
public final class Planner {

    /** What the arithmetic of work begins with that a thread does one after the other. */
    static final String ONCE_A_THREAD = "once a thread: ";

    private final ProcessShape process;
    private final Function<Reference, ReferenceProfile> profiles;
    private final Map<String, ReferenceShape> shapes = new ConcurrentHashMap<>();

    /**
     * Plans for one process.
     *
     * @param process the process and its inputs
     * @param profiles the content of a reference
     */
    public Planner(ProcessShape process, Function<Reference, ReferenceProfile> profiles) {
        this.process = process;
        this.profiles = profiles;
    }

    /** What these take together. Of a model the revision that takes most counts, of those that no later one has replaced for good. */
    public StatePlan plan(Collection<MonitorDefinition> definitions, Collection<Reference> references) {
        List<ModelShape> models = models(definitions, references);
        List<PlanLine> lines = new ArrayList<>(new ProcessPlan(process, models).lines());
        long late = 0;
        for (ModelShape model : models) {
            lines.addAll(ofModel(model));
            late = PlanLine.plus(late, ProfilePlan.late(model, process));
        }
        JoinPlan join = new JoinPlan(process, models);
        join.line().ifPresent(lines::add);
        CopiesPlan copies = new CopiesPlan(process, models);
        lines.addAll(copies.lines());
        return new StatePlan(onceAThread(lines), process.limits(), late, join.problems(), notes(join, copies));
    }

    private static List<String> notes(JoinPlan join, CopiesPlan copies) {
        List<String> notes = new ArrayList<>();
        if (join.isRateMissing()) {
            notes.add(notPlanned("open predictions and labels"));
        }
        if (copies.isRateMissing()) {
            notes.add(notPlanned("records seen, to know copies,"));
        }
        return notes;
    }

    private static String notPlanned(String what) {
        return "The disk of " + what + " is not in the plan: say how many come with predictions.per.second.";
    }

    private List<PlanLine> ofModel(ModelShape model) {
        List<PlanLine> lines = new ArrayList<>(ProfilePlan.lines(model, process));
        lines.addAll(ComparePlan.lines(model, process));
        model.performance().ifPresent(performance -> lines.addAll(ScorePlan.lines(model, performance, process)));
        return lines;
    }

    /** A thread works on one window at a time, so what a window takes counts once a thread, and for the model that takes most. */
    private List<PlanLine> onceAThread(List<PlanLine> lines) {
        List<PlanLine> kept = new ArrayList<>();
        for (String work : List.of(": window under judgement", ": series being scored")) {
            lines.stream()
                    .filter(line -> line.what().endsWith(work))
                    .max(Comparator.comparingLong(PlanLine::bytes))
                    .ifPresent(line -> kept.add(new PlanLine(
                            line.place(),
                            line.what(),
                            process.threads() + " threads x "
                                    + line.arithmetic().substring(ONCE_A_THREAD.length()),
                            PlanLine.times(process.threads(), line.bytes()))));
        }
        List<PlanLine> all = new ArrayList<>(lines);
        all.removeIf(line -> line.arithmetic().startsWith(ONCE_A_THREAD));
        all.addAll(kept);
        return all;
    }

    private List<ModelShape> models(Collection<MonitorDefinition> definitions, Collection<Reference> references) {
        Map<String, List<MonitorDefinition>> byModel = definitions.stream()
                .collect(Collectors.groupingBy(MonitorDefinition::getModel, TreeMap::new, Collectors.toList()));
        List<ModelShape> models = new ArrayList<>();
        byModel.forEach((model, revisions) -> {
            List<ReferenceShape> largest = largest(model, references);
            revisions.stream()
                    .filter(revision -> revisions.stream().noneMatch(other -> replaces(other, revision)))
                    .map(revision -> new ModelShape(revision, largest))
                    .max(Comparator.comparingLong(this::weight))
                    .ifPresent(models::add);
        });
        return models;
    }

    private long weight(ModelShape model) {
        return ofModel(model).stream().mapToLong(PlanLine::bytes).reduce(0, PlanLine::plus);
    }

    private static boolean replaces(MonitorDefinition later, MonitorDefinition earlier) {
        return later.getRevision() > earlier.getRevision()
                && !later.getEffectiveFrom().isAfter(earlier.getEffectiveFrom())
                && later.getEffectiveTo() == null;
    }

    /** Of each version its references, those of segments among them, and of the versions those that take most, as many as get traffic at once. */
    private List<ReferenceShape> largest(String model, Collection<Reference> references) {
        Map<String, Optional<ReferenceShape>> byVersion = references.stream()
                .filter(reference -> reference.model().equals(model))
                .collect(Collectors.groupingBy(
                        Reference::modelVersion,
                        TreeMap::new,
                        Collectors.mapping(this::shape, Collectors.reducing(ReferenceShape::with))));
        return byVersion.values().stream()
                .flatMap(Optional::stream)
                .sorted(Comparator.comparingLong(ReferenceShape::pane).reversed())
                .limit(process.limits().liveVersions())
                .toList();
    }

    private ReferenceShape shape(Reference reference) {
        return shapes.computeIfAbsent(reference.referenceId(), id -> ReferenceShape.of(profiles.apply(reference)));
    }
}
