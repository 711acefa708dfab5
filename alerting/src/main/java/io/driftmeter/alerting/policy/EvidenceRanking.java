package io.driftmeter.alerting.policy;

import io.driftmeter.avro.BinCount;
import io.driftmeter.avro.EffectBand;
import io.driftmeter.avro.Evidence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Ranks what moved, most telling first: named faults before all else, then by the band of the effect, then by how many times the threshold the value is, then by the p-value,
 * then by name, so that the order never depends on the order of arrival.
 */
public final class EvidenceRanking {
    /** Reasons that an alert lists. */
    public static final int LISTED = 10;

    /** Bins that a reason shows; where there are more, those whose share of the rows changed most. */
    public static final int LISTED_BINS = 20;

    static final Comparator<Evidence> MOST_TELLING_FIRST = Comparator.comparing(
                    (Evidence evidence) -> NamedFault.isFault(evidence) ? 0 : 1)
            .thenComparing(evidence -> evidence.getEffect() == EffectBand.MAJOR ? 0 : 1)
            .thenComparing(
                    Comparator.comparingDouble(EvidenceRanking::timesThreshold).reversed())
            .thenComparingDouble(evidence -> evidence.getLog10PValue() == null ? 0 : evidence.getLog10PValue())
            .thenComparing(Evidence::getFeature)
            .thenComparing(Evidence::getStatistic);

    private EvidenceRanking() {}

    private static double timesThreshold(Evidence evidence) {
        if (evidence.getValue() == null || evidence.getThreshold() == null || evidence.getThreshold() == 0) {
            return 0;
        }
        return Math.abs(evidence.getValue() / evidence.getThreshold());
    }

    /** The bins to show, in their own order. */
    static List<BinCount> listed(List<BinCount> bins) {
        if (bins.size() <= LISTED_BINS) {
            return bins;
        }
        double reference = bins.stream().mapToLong(BinCount::getReference).sum();
        double live = bins.stream().mapToLong(BinCount::getLive).sum();
        List<Integer> positions = new ArrayList<>();
        for (int position = 0; position < bins.size(); position++) {
            positions.add(position);
        }
        positions.sort(Comparator.comparingDouble(position -> -change(bins.get(position), reference, live)));
        return positions.stream().limit(LISTED_BINS).sorted().map(bins::get).toList();
    }

    private static double change(BinCount bin, double reference, double live) {
        return Math.abs(bin.getLive() / Math.max(1, live) - bin.getReference() / Math.max(1, reference));
    }
}
