package io.driftmeter.statistics.counts;

import java.util.List;

/**
 * What has been counted of a feature whose values are arrays of numbers: their Euclidean norms and their cosines to the reference's
 * centroid in cells, and exact sums of the first {@link EmbeddingScale#MOST_SUMS} components. Everything but an array of the reference's
 * length is of the wrong type, an empty array too. An array with components that are not finite is counted by the first of them; one whose
 * norm exceeds a double counts as +∞.
 */
public final class EmbeddingCounts implements FeatureCounts {
    private final EmbeddingScale scale;
    private final NumericCounts norm;
    private final NumericCounts cosine;
    private final Moments[] components;
    private final UnusableRows unusable;

    /** Starts at nothing. */
    public EmbeddingCounts(EmbeddingScale scale) {
        this.scale = scale;
        this.norm = new NumericCounts(scale.norm());
        this.cosine = new NumericCounts(scale.cosine());
        this.components =
                scale.componentUnitExponents().stream().map(Moments::new).toArray(Moments[]::new);
        this.unusable = new UnusableRows();
    }

    /**
     * Takes a reference's counts as they were stored.
     *
     * @param centroid mean of the reference's arrays
     * @param norm counts of the norms, of usable arrays alone
     * @param cosine counts of the cosines, of usable arrays alone
     * @param components sums of each of the first components
     * @param unusable rows without a usable array
     * @throws IllegalArgumentException where these do not fit together
     */
    public EmbeddingCounts(
            Centroid centroid,
            NumericCounts norm,
            NumericCounts cosine,
            List<Moments> components,
            UnusableRows unusable) {
        this.scale = new EmbeddingScale(
                centroid,
                norm.scale(),
                cosine.scale(),
                components.stream().map(Moments::unitExponent).toList());
        this.norm = norm;
        this.cosine = cosine;
        this.components = components.toArray(Moments[]::new);
        this.unusable = unusable.copy();
        try {
            requireSound();
        } catch (ArithmeticException tooMany) {
            throw new IllegalArgumentException("more rows than a counter can hold", tooMany);
        }
    }

    private EmbeddingCounts(EmbeddingScale scale, NumericCounts norm, NumericCounts cosine, CountsInput in) {
        this.scale = scale;
        this.norm = norm;
        this.cosine = cosine;
        this.components = scale.componentUnitExponents().stream()
                .map(exponent -> Moments.read(exponent, in))
                .toArray(Moments[]::new);
        this.unusable = UnusableRows.read(in);
        requireSound();
    }

    /** That these can be the counts of some rows; then no counter exceeds {@link #rows()}, which fits a long. */
    private void requireSound() {
        boolean sameArrays = cosine.values() == values();
        for (Moments component : components) {
            sameArrays &= component.values() == values();
        }
        if (!sameArrays || norm.rows() != values() || cosine.rows() != values()) {
            throw new IllegalArgumentException("norms, cosines and components are of different arrays");
        }
        Counters.require("rows", rows());
    }

    @Override
    public void add(double[] array) {
        if (array.length != scale.centroid().dimensions()) {
            addWrongType();
            return;
        }
        double length = Centroid.norm(array);
        if (!Double.isFinite(length)) {
            addNonFinite(array);
            return;
        }
        norm.add(length);
        cosine.add(scale.centroid().cosine(array, length));
        for (int i = 0; i < components.length; i++) {
            components[i].add(array[i]);
        }
    }

    private void addNonFinite(double[] array) {
        double first = Double.POSITIVE_INFINITY;
        for (double component : array) {
            if (!Double.isFinite(component)) {
                first = component;
                break;
            }
        }
        if (Double.isNaN(first)) {
            unusable.notANumber++;
        } else if (first > 0) {
            unusable.positiveInfinity++;
        } else {
            unusable.negativeInfinity++;
        }
    }

    @Override
    public void add(double value) {
        addWrongType();
    }

    @Override
    public void add(long value) {
        addWrongType();
    }

    @Override
    public void add(boolean value) {
        addWrongType();
    }

    @Override
    public void add(CharSequence value) {
        addWrongType();
    }

    @Override
    public void add(byte[] bytes, int start, int length) {
        addWrongType();
    }

    @Override
    public void addMissing() {
        unusable.missing++;
    }

    @Override
    public void addWrongType() {
        unusable.wrongType++;
    }

    /** The scale on which arrays are counted. */
    public EmbeddingScale scale() {
        return scale;
    }

    /** Counts of the Euclidean norms. */
    public NumericCounts norm() {
        return norm;
    }

    /** Counts of the cosines to the reference's centroid. */
    public NumericCounts cosine() {
        return cosine;
    }

    /** Mean, variance and what they rest on, of each component that has sums. */
    public List<Moments> components() {
        return List.of(components);
    }

    @Override
    public long values() {
        return norm.values();
    }

    @Override
    public long missing() {
        return unusable.missing;
    }

    @Override
    public long wrongType() {
        return unusable.wrongType;
    }

    @Override
    public long notANumber() {
        return unusable.notANumber;
    }

    @Override
    public long positiveInfinity() {
        return unusable.positiveInfinity;
    }

    @Override
    public long negativeInfinity() {
        return unusable.negativeInfinity;
    }

    /** {@inheritDoc} No array is unseen. */
    @Override
    public long unseen() {
        return 0;
    }

    @Override
    public void requireAddable(FeatureCounts other) {
        Math.addExact(rows(), sameScale(other).rows());
    }

    @Override
    public void requirePart(FeatureCounts other) {
        EmbeddingCounts part = sameScale(other);
        norm.requirePart(part.norm);
        cosine.requirePart(part.cosine);
        for (int i = 0; i < components.length; i++) {
            components[i].requirePart(part.components[i]);
        }
        unusable.requirePart(part.unusable);
    }

    private EmbeddingCounts sameScale(FeatureCounts other) {
        if (!(other instanceof EmbeddingCounts embedding)
                || (embedding.scale != scale && !embedding.scale.equals(scale))) {
            throw new IllegalArgumentException("counts of another feature, or by another centroid or other cells");
        }
        return embedding;
    }

    @Override
    public void merge(FeatureCounts other) {
        requireAddable(other);
        EmbeddingCounts embedding = sameScale(other);
        norm.merge(embedding.norm);
        cosine.merge(embedding.cosine);
        for (int i = 0; i < components.length; i++) {
            components[i].merge(embedding.components[i]);
        }
        unusable.merge(embedding.unusable, 1);
    }

    @Override
    public void subtract(FeatureCounts other) {
        requirePart(other);
        EmbeddingCounts embedding = sameScale(other);
        norm.subtract(embedding.norm);
        cosine.subtract(embedding.cosine);
        for (int i = 0; i < components.length; i++) {
            components[i].subtract(embedding.components[i]);
        }
        unusable.merge(embedding.unusable, -1);
    }

    @Override
    public void writeLayoutTo(CountsOutput out) {
        out.writeText("embedding");
        scale.writeTo(out);
    }

    @Override
    public void writeTo(CountsOutput out) {
        norm.writeTo(out);
        cosine.writeTo(out);
        for (Moments component : components) {
            component.writeTo(out);
        }
        unusable.writeTo(out);
    }

    @Override
    public EmbeddingCounts read(CountsInput in) {
        return CorruptCountsException.unlessSound(() -> new EmbeddingCounts(scale, norm.read(in), cosine.read(in), in));
    }
}
