package io.driftmeter.benchmarks.months;

import io.driftmeter.statistics.counts.CategoryCounts;
import io.driftmeter.statistics.counts.FeatureCounts;
import io.driftmeter.statistics.counts.NumericCounts;
import io.driftmeter.statistics.distribution.PairedCounts;
import io.driftmeter.statistics.distribution.PopulationStabilityIndex;
import io.driftmeter.statistics.reference.ProfileCounts;
import io.driftmeter.statistics.reference.ReferenceProfile;
import java.util.HashSet;
import java.util.Set;

/**
 * What the rule that most know would send: an alert for each feature whose PSI against all rows of the reference goes above 0.25 in an hour, until an
 * hour in which it does not.
 */
final class PsiAlerts {
    private static final double FAMILIAR_LIMIT = 0.25;

    private final Set<String> above = new HashSet<>();
    private int sent;

    void take(ProfileCounts live) {
        ReferenceProfile reference = live.reference();
        for (int index = 0; index < live.features(); index++) {
            String name = reference.features().get(index).name();
            long[] expected = bins(reference.features().get(index).counts());
            double psi = PopulationStabilityIndex.of(PairedCounts.of(expected, bins(live.feature(index))))
                    .value()
                    .orElse(0);
            if (psi <= FAMILIAR_LIMIT) {
                above.remove(name);
            } else if (above.add(name)) {
                sent++;
            }
        }
    }

    int sent() {
        return sent;
    }

    private static long[] bins(FeatureCounts counts) {
        return counts instanceof NumericCounts numeric ? numeric.decileCounts() : ((CategoryCounts) counts).counts();
    }
}
