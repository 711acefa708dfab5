package io.driftmeter.statistics.reference;

import io.driftmeter.statistics.counts.FeatureCounts;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Distribution of one feature in the rows that a model version was trained on. Immutable once built: its counts are not added to. */
public sealed interface FeatureReference permits NumericReference, CategoricalReference, EmbeddingReference {

    /** Name of the feature. */
    String name();

    /** What was counted of the reference's rows. */
    FeatureCounts counts();

    /** Variation between the reference's own windows, for each window length that was asked for and is known. */
    List<WindowVariation> variation();

    /** Importance of the feature to the model, 0 or more; empty where unknown. */
    OptionalDouble importance();

    /** The same with another importance, 0 or more. */
    FeatureReference withImportance(double known);

    /** Counts by hour and kind of day; empty where they do not matter, or are unknown. */
    Optional<SeasonalCounts> seasons();

    /** Counters for live values, at nothing. */
    FeatureCounts newCounts();

    /** The most bytes that live counts take when they are written. */
    int mostBytesWritten();

    /** Variation for one window length; empty where it is unknown. */
    default Optional<WindowVariation> variation(long windowMilliseconds) {
        return variation().stream()
                .filter(known -> known.windowMilliseconds() == windowMilliseconds)
                .findFirst();
    }
}
