package io.driftmeter.monitor.compare;

import io.driftmeter.avro.MonitorDefinition;
import io.driftmeter.avro.ReportStage;
import io.driftmeter.monitor.definitions.Reference;
import io.driftmeter.monitor.watermark.Rules;
import io.driftmeter.monitor.watermark.Watermarks;
import io.driftmeter.monitor.watermark.Watermarks.Standing;
import io.driftmeter.monitor.window.WindowFamily;
import io.driftmeter.schemas.key.SeriesKey;
import java.util.Collection;
import java.util.Optional;
import java.util.OptionalLong;

/** Whether a window is due for its report, by the watermarks and by who has adopted its rules. */
sealed interface Due {

    /** Not yet: more may come, or its rules are not adopted everywhere or not known here. */
    record NotYet() implements Due {}

    /** Never: no definition rules it, or the one that does has other windows or segments. */
    record Never() implements Due {}

    /** Now. */
    record Now(Window window) implements Due {}

    /**
     * Judges one window.
     *
     * @param series its series
     * @param family its length and advance
     * @param end its end, in milliseconds since the epoch
     * @param stage ON_TIME or FINAL
     */
    static Due of(
            SeriesKey series,
            WindowFamily family,
            long end,
            ReportStage stage,
            Rulebook rules,
            PaneStore panes,
            Watermarks watermarks) {
        long start = family.startOf(end);
        if (rules.revisions(series).isEmpty()) {
            return new NotYet();
        }
        Optional<MonitorDefinition> inForce = rules.definitionAt(series, start);
        MonitorDefinition definition = rules.rulingAt(series, start);
        Collection<String> topics = rules.topics(series, definition);
        OptionalLong watermark = watermarks.minimum(topics);
        if (watermark.isEmpty()
                || watermark.getAsLong() - allowance(definition, stage) < end
                || !known(series, start, end, rules, panes)) {
            return new NotYet();
        }
        if (inForce.isEmpty()
                || !rules.has(series, definition, start)
                || definition.getDriftWindows().stream().map(WindowFamily::of).noneMatch(family::equals)) {
            return new Never();
        }
        Optional<Reference> reference = rules.referenceAt(series, start);
        return switch (standing(series, definition, reference, topics, start, watermarks)) {
            case NOT_YET -> new NotYet();
            case IN_TIME -> new Now(new Window(series, family, start, end, stage, definition, reference));
            case LATE -> new Now(new Window(series, family, start, end, incomplete(stage), definition, reference));
        };
    }

    /** How far behind the watermark the end of a window must be, in milliseconds. */
    static long allowance(MonitorDefinition definition, ReportStage stage) {
        return stage == ReportStage.ON_TIME ? definition.getGraceMilliseconds() : definition.getLatenessMilliseconds();
    }

    private static boolean known(SeriesKey series, long start, long end, Rulebook rules, PaneStore panes) {
        boolean[] known = {true};
        panes.visit(series.toString(), start, end, (key, pane) -> known[0] &= rules.knows(series, key));
        return known[0];
    }

    private static Standing standing(
            SeriesKey series,
            MonitorDefinition definition,
            Optional<Reference> reference,
            Collection<String> topics,
            long start,
            Watermarks watermarks) {
        if (series.equals(SeriesKey.UNATTRIBUTED)) {
            return Standing.IN_TIME;
        }
        Standing ofDefinition =
                watermarks.standing(Rules.definition(series.model(), definition.getRevision()), topics, start);
        Standing ofReference = reference
                .map(known -> watermarks.standing(
                        Rules.reference(series.model(), series.version(), known.referenceId()), topics, start))
                .orElse(Standing.IN_TIME);
        if (ofDefinition == Standing.NOT_YET || ofReference == Standing.NOT_YET) {
            return Standing.NOT_YET;
        }
        return ofDefinition == Standing.LATE || ofReference == Standing.LATE ? Standing.LATE : Standing.IN_TIME;
    }

    private static ReportStage incomplete(ReportStage stage) {
        return stage == ReportStage.FINAL ? ReportStage.INCOMPLETE : stage;
    }
}
