package io.driftmeter.statistics.reference;

import io.driftmeter.statistics.counts.EmbeddingCounts;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Distribution of a feature whose values are arrays of numbers, as embeddings are: that of their norms, that of their cosines to the
 * centroid, and the components' sums.
 *
 * @param name name of the feature
 * @param counts what was counted of the reference's rows
 * @param norm the norms as a number that has the feature's name: {@code counts.norm()}, with its variation
 * @param cosine the same for the cosines: {@code counts.cosine()}
 * @param importance importance to the model, 0 or more; empty where unknown
 */
public record EmbeddingReference(
        String name, EmbeddingCounts counts, NumericReference norm, NumericReference cosine, OptionalDouble importance)
        implements FeatureReference {
    private static final int MOST_BYTES_A_COMPONENT = 60;
    private static final int MOST_BYTES_BESIDE = 100;

    public EmbeddingReference {
        if (norm.counts() != counts.norm() || cosine.counts() != counts.cosine()) {
            throw new IllegalArgumentException("norm and cosine of '" + name + "' are not those that were counted");
        }
    }

    /** {@inheritDoc} That of the cosine; the norm has its own. */
    @Override
    public List<WindowVariation> variation() {
        return cosine.variation();
    }

    /** {@inheritDoc} That of the cosine; the norm has its own. */
    @Override
    public Optional<SeasonalCounts> seasons() {
        return cosine.seasons();
    }

    @Override
    public EmbeddingReference withImportance(double known) {
        return new EmbeddingReference(name, counts, norm, cosine, OptionalDouble.of(known));
    }

    @Override
    public EmbeddingCounts newCounts() {
        return new EmbeddingCounts(counts.scale());
    }

    @Override
    public int mostBytesWritten() {
        return norm.mostBytesWritten()
                + cosine.mostBytesWritten()
                + counts.components().size() * MOST_BYTES_A_COMPONENT
                + MOST_BYTES_BESIDE;
    }
}
