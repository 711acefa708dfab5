package io.driftmeter.statistics.reference;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a model version was trained on: the distribution of each feature and how well the model did. Immutable. */
public final class ReferenceProfile {
    private final List<FeatureReference> features;
    private final Map<String, Integer> indices = new HashMap<>();
    private final long rows;
    private final Optional<TimeRange> trainingTime;
    private final boolean learned;
    private final Optional<PerformanceBaseline> baseline;
    private final ZoneId zone;
    private final Optional<FeatureReference> label;
    private final SegmentScope scope;
    private final long layoutFingerprint;
    private final String contentHash;

    /** Without seasons and labels. */
    public ReferenceProfile(
            List<FeatureReference> features,
            long rows,
            Optional<TimeRange> trainingTime,
            boolean learned,
            Optional<PerformanceBaseline> baseline) {
        this(features, rows, trainingTime, learned, baseline, ZoneOffset.UTC, Optional.empty());
    }

    /**
     * Takes a reference's parts.
     *
     * @param features the features, with all that was counted of them
     * @param rows number of rows that the reference was built from
     * @param trainingTime event times of these rows; empty where they carry none
     * @param learned whether it was learned from live traffic instead of training rows
     * @param baseline how well the model did on these rows; empty where they carry no labels
     * @param zone time zone of the seasons; UTC where no feature has any
     * @param label distribution of the labels; empty where rows carry none
     * @throws IllegalArgumentException where a feature stands twice or a number of rows is negative
     */
    public ReferenceProfile(
            List<FeatureReference> features,
            long rows,
            Optional<TimeRange> trainingTime,
            boolean learned,
            Optional<PerformanceBaseline> baseline,
            ZoneId zone,
            Optional<FeatureReference> label) {
        this(features, rows, trainingTime, learned, baseline, zone, label, SegmentScope.WHOLE);
    }

    private ReferenceProfile(
            List<FeatureReference> features,
            long rows,
            Optional<TimeRange> trainingTime,
            boolean learned,
            Optional<PerformanceBaseline> baseline,
            ZoneId zone,
            Optional<FeatureReference> label,
            SegmentScope scope) {
        this.features = features.stream()
                .sorted(Comparator.comparing(FeatureReference::name))
                .toList();
        for (FeatureReference feature : this.features) {
            if (indices.put(feature.name(), indices.size()) != null) {
                throw new IllegalArgumentException("feature '" + feature.name() + "' stands twice in the reference");
            }
        }
        this.rows = rows;
        this.trainingTime = trainingTime;
        this.learned = learned;
        this.baseline = baseline;
        this.zone = zone;
        this.label = label;
        this.scope = scope;
        this.layoutFingerprint = ReferenceContent.layoutFingerprint(this.features);
        this.contentHash = ReferenceContent.hash(this);
    }

    /** The same, with how well the model did on its rows. */
    public ReferenceProfile withBaseline(PerformanceBaseline measured) {
        return new ReferenceProfile(features, rows, trainingTime, learned, Optional.of(measured), zone, label, scope);
    }

    /**
     * The same, with what its trainer says of the features' importance.
     *
     * @param importances 0 or more, by name; features that it lacks keep theirs
     * @throws IllegalArgumentException where a name is of no feature, or an importance is negative or no number
     */
    public ReferenceProfile withImportances(Map<String, Double> importances) {
        importances.forEach((name, importance) -> {
            if (!indices.containsKey(name)) {
                throw new IllegalArgumentException("the reference has no feature '" + name + "'");
            }
            if (!(importance >= 0) || importance.isInfinite()) {
                throw new IllegalArgumentException("the importance of feature '" + name + "' is " + importance);
            }
        });
        List<FeatureReference> weighed = features.stream()
                .map(feature -> {
                    Double importance = importances.get(feature.name());
                    return importance == null ? feature : feature.withImportance(importance);
                })
                .toList();
        return new ReferenceProfile(weighed, rows, trainingTime, learned, baseline, zone, label, scope);
    }

    /** The same, with a feature taken for the distribution of the labels instead; as it is where there is no such feature. */
    public ReferenceProfile withLabel(String featureName) {
        return new ReferenceProfile(
                features.stream()
                        .filter(feature -> !feature.name().equals(featureName))
                        .toList(),
                rows,
                trainingTime,
                learned,
                baseline,
                zone,
                feature(featureName).filter(values -> values.counts().values() > 0),
                scope);
    }

    /** The same, of the rows that the scope says. */
    public ReferenceProfile withScope(SegmentScope other) {
        return new ReferenceProfile(features, rows, trainingTime, learned, baseline, zone, label, other);
    }

    /** The features, in ascending order of their names, which is theirs in every message. */
    public List<FeatureReference> features() {
        return features;
    }

    /** Number of rows that the reference was built from. */
    public long rows() {
        return rows;
    }

    /** Event times of these rows; empty where they carry none. */
    public Optional<TimeRange> trainingTime() {
        return trainingTime;
    }

    /** Whether it was learned from live traffic instead of training rows. */
    public boolean learned() {
        return learned;
    }

    /** How well the model did on these rows; empty where they carry no labels. */
    public Optional<PerformanceBaseline> baseline() {
        return baseline;
    }

    /** Time zone of the seasons; UTC where no feature has any. */
    public ZoneId zone() {
        return zone;
    }

    /** Distribution of the labels; empty where the rows carry none. */
    public Optional<FeatureReference> label() {
        return label;
    }

    /** A feature by its name; empty where the reference does not have it. */
    public Optional<FeatureReference> feature(String name) {
        return Optional.ofNullable(indices.get(name)).map(features::get);
    }

    /** Place of a feature among {@link #features()}; −1 where the reference does not have it. */
    public int indexOf(String name) {
        return indices.getOrDefault(name, -1);
    }

    /**
     * Splits the features into groups whose live counts fit a message. The same reference is split in the same way everywhere.
     *
     * @param mostBytes the most bytes a group's counts may take; a feature that takes more stands alone
     */
    public List<FeatureRange> groups(int mostBytes) {
        List<FeatureRange> groups = new ArrayList<>();
        int from = 0;
        long bytes = ProfileCounts.MOST_BYTES_BESIDE_FEATURES;
        for (int i = 0; i < features.size(); i++) {
            int needed = features.get(i).mostBytesWritten();
            if (i > from && bytes + needed > mostBytes) {
                groups.add(new FeatureRange(from, i));
                from = i;
                bytes = ProfileCounts.MOST_BYTES_BESIDE_FEATURES;
            }
            bytes += needed;
        }
        groups.add(new FeatureRange(from, features.size()));
        return List.copyOf(groups);
    }

    /** Whose rows they are. */
    public SegmentScope scope() {
        return scope;
    }

    /** By this number counts by references with other features, cells, categories or units are told apart. */
    public long layoutFingerprint() {
        return layoutFingerprint;
    }

    /** SHA-256 of the content, in hexadecimal: the identity of the reference. Names of unseen values are outside it. */
    public String contentHash() {
        return contentHash;
    }

    /** References of the same content are equal. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ReferenceProfile reference && contentHash.equals(reference.contentHash);
    }

    @Override
    public int hashCode() {
        return contentHash.hashCode();
    }

    @Override
    public String toString() {
        return "reference " + contentHash + " of " + features.size() + " features and " + rows + " rows";
    }
}
