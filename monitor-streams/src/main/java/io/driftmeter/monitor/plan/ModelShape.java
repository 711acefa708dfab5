package io.driftmeter.monitor.plan;

import static io.driftmeter.monitor.plan.PlanLine.plus;

import io.driftmeter.avro.MonitorDefinition;
import io.driftmeter.avro.PerformanceDefinition;
import io.driftmeter.avro.WindowLength;
import io.driftmeter.monitor.profile.Panes;
import io.driftmeter.monitor.segment.Segmentations;
import io.driftmeter.monitor.window.WindowFamily;
import java.util.List;
import java.util.Optional;

/**
 * A model as it is watched by one revision of its definition.
 *
 * @param definition the revision
 * @param references one for each version that gets traffic at the same time, the largest first; empty where none is known
 */
record ModelShape(MonitorDefinition definition, List<ReferenceShape> references) {

    private static final ReferenceShape NO_REFERENCE = new ReferenceShape(
            0, CountsSize.BESIDE_COUNTS, CountsSize.BESIDE_COUNTS, 0, 200, 200, 1, 200, 0, Long.MAX_VALUE, 0);

    ModelShape {
        references = references.isEmpty() ? List.of(NO_REFERENCE) : List.copyOf(references);
    }

    /** Name of the model, with the revision. */
    String name() {
        return definition.getModel() + " revision " + definition.getRevision();
    }

    /** Segments of a version, the whole traffic among them. */
    long segments() {
        return 1 + Segmentations.declared(definition);
    }

    /** Series: versions times segments. */
    long series() {
        return segments() * references.size();
    }

    /** The reference whose counts take most. */
    ReferenceShape largest() {
        return references.get(0);
    }

    long paneLength() {
        return Panes.length(definition);
    }

    /** Panes that rows on time can fall into at one moment: as far back as the grace reaches, and one for each edge. */
    long panesOnTime() {
        return definition.getGraceMilliseconds() / paneLength() + 2;
    }

    /** Panes that late rows can fall into at one moment. */
    long panesLate() {
        return definition.getLatenessMilliseconds() / paneLength() + 2;
    }

    Optional<PerformanceDefinition> performance() {
        return Optional.ofNullable(definition.getPerformance());
    }

    /** The most that one of these windows can last, in milliseconds. */
    static long longest(List<WindowLength> windows) {
        return windows.stream()
                .map(WindowFamily::of)
                .mapToLong(WindowFamily::longest)
                .max()
                .orElse(0);
    }

    /** The most that can lie between the starts of two of these windows that follow each other, in milliseconds. */
    static long longestAdvance(List<WindowLength> windows) {
        return windows.stream()
                .map(WindowFamily::of)
                .mapToLong(family -> plus(family.advance(), family.longest() - family.length()))
                .max()
                .orElse(0);
    }
}
