package io.driftmeter.monitor.plan;

import static io.driftmeter.monitor.plan.ObjectSizes.array;
import static io.driftmeter.monitor.plan.ObjectSizes.object;
import static io.driftmeter.monitor.plan.ObjectSizes.text;

import io.driftmeter.monitor.profile.RowCounts;
import io.driftmeter.monitor.profile.RowReader;
import io.driftmeter.monitor.wire.NamedValues;
import io.driftmeter.statistics.counts.CategoryCounts;
import io.driftmeter.statistics.counts.EmbeddingCounts;
import io.driftmeter.statistics.counts.FeatureCounts;
import io.driftmeter.statistics.counts.NumericCounts;
import io.driftmeter.statistics.reference.FeatureReference;
import io.driftmeter.statistics.reference.ReferenceProfile;
import java.time.Duration;
import java.time.Instant;
import java.time.zone.ZoneRules;
import java.util.stream.Stream;

/**
 * What counting and judging by one reference takes, in bytes.
 *
 * @param features number of features
 * @param pane counts of all features of one pane on the heap, while values are of the orders of magnitude that the reference has, or of as
 *     many more
 * @param widestPane the same for values of every order of magnitude that a double can have
 * @param batch the rows of a task that are read and not counted yet
 * @param stored counts of one pane as they are stored, at most
 * @param delta counts of one pane and one commit as they are sent, all groups together
 * @param groups messages into which they are split
 * @param row one row as it is read, about
 * @param profile the reference itself, as it is published and as it is counted by
 * @param longestPane length to which panes are summed at most, in milliseconds: what hours tell apart is not summed over hours
 * @param classes categories of the prediction; 0 where it has none
 */
public record ReferenceShape(
        int features,
        long pane,
        long widestPane,
        long batch,
        long stored,
        long delta,
        int groups,
        long row,
        long profile,
        long longestPane,
        int classes) {

    /** Live values may have so many times the magnitude buckets of the reference before panes are sent early. */
    private static final int SPREAD = 2;

    /** Zones may have had other offsets long ago. */
    private static final Instant SOME_TIME = Instant.parse("2026-01-01T00:00:00Z");

    private static final int BYTES_A_VALUE_IN_ROW = 12;
    private static final int BYTES_A_CELL_IN_DELTA = 4;
    private static final int BYTES_A_BUCKET_IN_DELTA = 6;
    private static final int BYTES_A_FEATURE_IN_DELTA = 100;
    private static final int BYTES_BESIDE_FEATURES = 200;

    /** Edges, their padded copy, the guide table, deciles, quantiles and variation; the same once more as published, boxed. */
    private static final int BYTES_A_CELL_OF_REFERENCE = 160;

    private static final int BYTES_A_CATEGORY_OF_REFERENCE = 600;
    private static final int BYTES_A_FEATURE_OF_REFERENCE = 12_000;

    /** The shape of a reference. */
    public static ReferenceShape of(ReferenceProfile reference) {
        Sums sums = new Sums();
        reference.features().forEach(sums::add);
        int features = reference.features().size();
        int rowsAtOnce = RowReader.mostRows(features);
        long lists = object(6) + array(2L * features, (int) ObjectSizes.REFERENCE) + object(4);
        // Room for chosen rows doubles until there is enough.
        long chosen = CountsSize.chosenRows(Integer.highestOneBit(2 * rowsAtOnce - 1));
        long besideFeatures = CountsSize.BESIDE_COUNTS + chosen + lists;
        return new ReferenceShape(
                features,
                sums.pane + besideFeatures,
                sums.widest + besideFeatures,
                sums.batch
                        + NamedValues.bytes(features, rowsAtOnce)
                        + CountsSize.gatheredRows(rowsAtOnce)
                        + rowsAtOnce * sums.row,
                sums.stored,
                sums.delta,
                RowCounts.groups(reference).size(),
                sums.row,
                sums.profile,
                longestPane(reference),
                classes(reference));
    }

    /** Both references of one version, that of all rows and that of a segment: a pane is counted by one of them, and both are held. */
    ReferenceShape with(ReferenceShape other) {
        ReferenceShape larger = pane >= other.pane ? this : other;
        return new ReferenceShape(
                larger.features,
                larger.pane,
                Math.max(widestPane, other.widestPane),
                batch + other.batch,
                Math.max(stored, other.stored),
                Math.max(delta, other.delta),
                larger.groups,
                Math.max(row, other.row),
                profile + other.profile,
                Math.min(longestPane, other.longestPane),
                Math.max(classes, other.classes));
    }

    private static long longestPane(ReferenceProfile reference) {
        boolean seasonal = reference.features().stream()
                .anyMatch(feature -> feature.seasons().isPresent());
        if (!seasonal) {
            return Duration.ofDays(1).toMillis();
        }
        ZoneRules zone = reference.zone().getRules();
        boolean wholeHours = Stream.concat(
                        Stream.of(zone.getOffset(SOME_TIME)),
                        zone.getTransitionRules().stream()
                                .flatMap(rule -> Stream.of(rule.getOffsetBefore(), rule.getOffsetAfter())))
                .allMatch(
                        offset -> offset.getTotalSeconds() % Duration.ofHours(1).toSeconds() == 0);
        return (wholeHours ? Duration.ofHours(1) : Duration.ofMinutes(5)).toMillis();
    }

    private static int classes(ReferenceProfile reference) {
        return reference
                .feature(RowCounts.PREDICTION)
                .map(FeatureReference::counts)
                .filter(CategoryCounts.class::isInstance)
                .map(counts -> ((CategoryCounts) counts).categories().counters())
                .orElse(0);
    }

    private static final class Sums {
        private long pane;
        private long widest;
        private long batch;
        private long stored;
        private long delta;
        private long row = BYTES_BESIDE_FEATURES;
        private long profile;

        void add(FeatureReference feature) {
            FeatureCounts counts = feature.counts();
            int nameBytes = feature.name().length();
            int buckets = buckets(counts);
            pane += CountsSize.of(counts, Math.min(CountsSize.MOST_BUCKETS, SPREAD * buckets));
            widest += CountsSize.of(counts, CountsSize.MOST_BUCKETS);
            batch += 8 * object(2) + 4 * text(nameBytes) + (long) dimensions(counts) * Double.BYTES;
            stored += feature.mostBytesWritten();
            row += nameBytes + BYTES_A_VALUE_IN_ROW + (long) dimensions(counts) * Double.BYTES;
            delta += (long) BYTES_A_FEATURE_IN_DELTA
                    + (long) cells(counts) * BYTES_A_CELL_IN_DELTA
                    + (long) buckets * BYTES_A_BUCKET_IN_DELTA
                    + (long) dimensions(counts) * BYTES_A_FEATURE_IN_DELTA / 2;
            profile += profile(feature, counts);
        }

        private static long profile(FeatureReference feature, FeatureCounts counts) {
            long cell = counts instanceof CategoryCounts ? BYTES_A_CATEGORY_OF_REFERENCE : BYTES_A_CELL_OF_REFERENCE;
            long slots = feature.seasons().isPresent() ? 48 : 0;
            return BYTES_A_FEATURE_OF_REFERENCE
                    + cells(counts) * (cell + slots * Long.BYTES * 4)
                    + (long) dimensions(counts) * BYTES_A_CELL_OF_REFERENCE;
        }
    }

    /** Magnitude buckets that the reference's values fill; a few more than none, so that a table of the least size does. */
    private static int buckets(FeatureCounts counts) {
        if (counts instanceof NumericCounts numeric) {
            return Math.max(4, numeric.magnitudes().byBucket().size());
        }
        return counts instanceof EmbeddingCounts embedding
                ? Math.max(buckets(embedding.norm()), buckets(embedding.cosine()))
                : 0;
    }

    private static int cells(FeatureCounts counts) {
        if (counts instanceof NumericCounts numeric) {
            return numeric.scale().cells().count();
        }
        if (counts instanceof CategoryCounts category) {
            return category.categories().counters();
        }
        EmbeddingCounts embedding = (EmbeddingCounts) counts;
        return cells(embedding.norm()) + cells(embedding.cosine());
    }

    private static int dimensions(FeatureCounts counts) {
        return counts instanceof EmbeddingCounts embedding
                ? embedding.scale().centroid().dimensions()
                : 0;
    }
}
