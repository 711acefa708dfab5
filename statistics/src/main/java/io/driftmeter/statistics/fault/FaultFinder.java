package io.driftmeter.statistics.fault;

import io.driftmeter.statistics.reference.EmbeddingReference;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Names what went wrong with the features of a window that changed. Of several faults of one feature the one that explains the others is
 * named: no type before no value, no value before what the values are, and another place or unit before what its values look like.
 */
public final class FaultFinder {
    private final FaultRules rules;

    public FaultFinder(FaultRules rules) {
        this.rules = rules;
    }

    /**
     * The faults, by the name of the feature.
     *
     * @param features all features of the window that changed, since two of them may have changed places
     */
    public Map<String, Fault> find(List<FeatureSlices> features) {
        Map<String, Fault> swapped = SwappedFeatures.among(features, rules);
        Map<String, Fault> found = new TreeMap<>();
        for (FeatureSlices feature : features) {
            of(feature, Optional.ofNullable(swapped.get(feature.name())))
                    .ifPresent(fault -> found.put(feature.name(), fault));
        }
        return found;
    }

    private Optional<Fault> of(FeatureSlices feature, Optional<Fault> swapped) {
        Optional<Fault> unusable =
                UnusableValues.typeChange(feature, rules).or(() -> UnusableValues.nullBurst(feature, rules));
        if (unusable.isPresent() || feature.reference() instanceof EmbeddingReference) {
            return unusable;
        }
        Optional<Fault> foreign =
                ConstantValue.alive(feature, rules).or(() -> swapped).or(() -> UnitChange.in(feature, rules));
        return foreign.isPresent() || !feature.drifted() ? foreign : ofDrifted(feature);
    }

    private Optional<Fault> ofDrifted(FeatureSlices feature) {
        return ConstantValue.stuck(feature, rules)
                .or(() -> CategoryWave.newCategories(feature, rules))
                .or(() -> CategoryWave.vanishedCategories(feature, rules));
    }
}
