package io.driftmeter.alerting.policy;

import io.driftmeter.avro.BinCount;
import io.driftmeter.avro.EffectBand;
import io.driftmeter.avro.Evidence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Ranks what moved, most telling first: named faults before all else. Where the reference gives importances, then by how many times the
 * threshold the value is, times the importance; else by the band of the effect and then by how many times the threshold. Then by the p-value
 * and by name, so that the order never depends on the order of arrival.
 */
public final class EvidenceRanking {
    /** Reasons that an alert lists. */
    public static final int LISTED = 10;

    /** Bins that a reason shows; where there are more, those whose share of the rows changed most. */
    public static final int LISTED_BINS = 20;

    private static final Comparator<Evidence> FAULTS_FIRST =
            Comparator.comparing(evidence -> NamedFault.isFault(evidence) ? 0 : 1);

    private static final Comparator<Evidence> LARGEST_FIRST = Comparator.comparing(
                    (Evidence evidence) -> evidence.getEffect() == EffectBand.MAJOR ? 0 : 1)
            .thenComparing(
                    Comparator.comparingDouble(EvidenceRanking::timesThreshold).reversed());

    private static final Comparator<Evidence> HEAVIEST_FIRST = Comparator.comparingDouble(
                    (Evidence evidence) -> timesThreshold(evidence) * importance(evidence))
            .thenComparingDouble(EvidenceRanking::timesThreshold)
            .reversed();

    private static final Comparator<Evidence> IN_A_FIXED_ORDER = Comparator.comparingDouble(
                    (Evidence evidence) -> evidence.getLog10PValue() == null ? 0 : evidence.getLog10PValue())
            .thenComparing(Evidence::getFeature)
            .thenComparing(Evidence::getStatistic);

    private EvidenceRanking() {}

    /** The evidence, most telling first. A feature whose importance is not given counts as one of no importance where others have one. */
    static List<Evidence> ranked(List<Evidence> evidence) {
        boolean weighed = evidence.stream().anyMatch(one -> importance(one) > 0);
        return evidence.stream()
                .sorted(FAULTS_FIRST
                        .thenComparing(weighed ? HEAVIEST_FIRST : LARGEST_FIRST)
                        .thenComparing(IN_A_FIXED_ORDER))
                .toList();
    }

    private static double importance(Evidence evidence) {
        return evidence.getImportance() == null ? 0 : evidence.getImportance();
    }

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
