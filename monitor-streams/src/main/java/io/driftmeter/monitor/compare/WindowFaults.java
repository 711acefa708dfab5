package io.driftmeter.monitor.compare;

import io.driftmeter.avro.FateCount;
import io.driftmeter.avro.RecordFate;
import io.driftmeter.monitor.avro.PaneState;
import io.driftmeter.monitor.avro.PartitionFate;
import io.driftmeter.statistics.counts.CategoryCounts;
import io.driftmeter.statistics.counts.FeatureCounts;
import io.driftmeter.statistics.counts.NumericCounts;
import io.driftmeter.statistics.fault.ClockSkew;
import io.driftmeter.statistics.fault.Fault;
import io.driftmeter.statistics.fault.FaultFinder;
import io.driftmeter.statistics.fault.FaultRules;
import io.driftmeter.statistics.fault.FeatureSlices;
import io.driftmeter.statistics.fault.Slice;
import io.driftmeter.statistics.reference.FeatureReference;
import io.driftmeter.statistics.reference.ProfileCounts;
import io.driftmeter.statistics.verdict.DriftVerdict;
import io.driftmeter.statistics.verdict.FeatureFinding;
import io.driftmeter.statistics.verdict.LiveWindow;
import io.driftmeter.statistics.verdict.WindowFinding;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Looks for pipeline faults in a window: only where something moved, and then slice by slice, so that windows as ever cost nothing more.
 */
final class WindowFaults {
    private static final Set<RecordFate> STRANGE = EnumSet.of(RecordFate.FUTURE, RecordFate.LATE, RecordFate.TOO_LATE);

    private final FaultRules rules;
    private final WindowSlices slices;

    WindowFaults(Window window, WindowSlices slices) {
        this.rules = new FaultRules(
                Math.max(1, window.definition().getJudgement().getMinimumRows()),
                window.definition().getJudgement().getMajorRateChange());
        this.slices = slices;
    }

    /** A feature in which something moved. */
    private record Suspect(int index, FeatureReference reference, boolean drifted, List<Slice> slices) {}

    /** Faults of features, by their names. */
    Map<String, Fault> ofFeatures(WindowFinding finding, ProfileCounts live, LiveWindow time) {
        List<Suspect> suspects = finding.features().stream()
                .filter(feature -> isSuspect(feature, live.feature(live.indexOf(feature.name()))))
                .map(feature -> suspect(feature, live))
                .toList();
        if (suspects.isEmpty()) {
            return Map.of();
        }
        slices.visit(Optional.of(live.reference()), (start, counts, panes) -> {
            ProfileCounts values = counts.values().orElseThrow();
            suspects.forEach(suspect -> suspect.slices().add(new Slice(start, values.feature(suspect.index()))));
        });
        List<Slice> counted = suspects.get(0).slices();
        boolean whole = slices.isWhole(
                counted.get(0).start(), counted.get(counted.size() - 1).start());
        return new FaultFinder(rules)
                .find(suspects.stream()
                        .map(suspect -> new FeatureSlices(
                                suspect.reference(),
                                expected(suspect.reference(), time),
                                suspect.drifted(),
                                whole,
                                suspect.slices()))
                        .toList());
    }

    private static Suspect suspect(FeatureFinding feature, ProfileCounts live) {
        int index = live.indexOf(feature.name());
        return new Suspect(
                index,
                live.reference().features().get(index),
                feature.verdict() instanceof DriftVerdict.Drift,
                new ArrayList<>());
    }

    /** Categories may come and go with the hours, so those that are not judged are not looked at; the units of numbers do not. */
    private boolean isSuspect(FeatureFinding feature, FeatureCounts live) {
        boolean unjudgedNumber =
                feature.verdict() instanceof DriftVerdict.NotEnoughData && live instanceof NumericCounts;
        return live.rows() >= rules.minimumRows()
                && (unjudgedNumber || feature.verdict() instanceof DriftVerdict.Drift);
    }

    private static long[] expected(FeatureReference reference, LiveWindow time) {
        return reference
                .seasons()
                .flatMap(seasons -> seasons.mixture(time.rowsOf(reference.name())))
                .orElseGet(() -> whole(reference.counts()));
    }

    private static long[] whole(FeatureCounts counts) {
        if (counts instanceof NumericCounts numeric) {
            return numeric.cellCounts();
        }
        return counts instanceof CategoryCounts category ? category.counts() : new long[0];
    }

    /**
     * The fault of the traffic as a whole; empty where there is none.
     *
     * @param fates what became of the window's records
     */
    Optional<Fault> ofTraffic(List<FateCount> fates) {
        double read = fates.stream().mapToLong(FateCount::getRecords).sum();
        long strange = fates.stream()
                .filter(fate -> STRANGE.contains(fate.getFate()))
                .mapToLong(FateCount::getRecords)
                .sum();
        if (strange < rules.leastRateChange() * read || strange == 0) {
            return Optional.empty();
        }
        List<ClockSkew.Records> records = new ArrayList<>();
        slices.visit(
                Optional.empty(),
                (start, counts, panes) -> records.add(new ClockSkew.Records(
                        start,
                        with(panes, EnumSet.allOf(RecordFate.class)),
                        with(panes, EnumSet.of(RecordFate.FUTURE)),
                        with(panes, EnumSet.of(RecordFate.LATE, RecordFate.TOO_LATE)))));
        return ClockSkew.in(records, rules);
    }

    private static long with(List<PaneState> panes, Set<RecordFate> fates) {
        return panes.stream()
                .flatMap(pane -> pane.getFates().stream())
                .filter(fate -> fates.contains(RecordFate.valueOf(fate.getFate())))
                .mapToLong(PartitionFate::getRecords)
                .sum();
    }
}
