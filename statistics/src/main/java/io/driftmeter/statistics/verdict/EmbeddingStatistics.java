package io.driftmeter.statistics.verdict;

import io.driftmeter.statistics.counts.EmbeddingCounts;
import io.driftmeter.statistics.distribution.ComponentShift;
import java.util.List;

/** What explains the drift of arrays: how far their components have moved. */
final class EmbeddingStatistics {

    private EmbeddingStatistics() {}

    /** The statistics, in a fixed order; of the whole reference, whatever hours norm and cosine are compared with. */
    static List<StatisticFinding> of(EmbeddingCounts reference, EmbeddingCounts live) {
        ComponentShift shift = ComponentShift.of(reference, live);
        String components = "%d of %d components; %d constant ones left out"
                .formatted(shift.components(), reference.scale().centroid().dimensions(), shift.constant());
        return List.of(
                StatisticFinding.figure(
                        "component_shift",
                        shift.rootMeanSquare(),
                        "root mean square of the mean shifts, in standard deviations of the reference, less the noise of independent rows; "
                                + components),
                StatisticFinding.figure(
                        "components_shifted",
                        shift.shareShifted(),
                        "share with a mean shift of %s standard deviations or more; without drift %s of independent rows; %s"
                                .formatted(
                                        Wording.figure(ComponentShift.SHIFTED),
                                        Wording.figure(shift.chanceShare()),
                                        components)));
    }
}
