package io.driftmeter.statistics.reference;

import io.driftmeter.statistics.counts.CategoryCounts;
import io.driftmeter.statistics.counts.CountsOutput;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalDouble;

/** The content of a reference as canonical bytes: fields in a fixed order, texts and lists after their length, absent values as 0. */
final class ReferenceContent {
    private final CountsOutput out = new CountsOutput();

    private ReferenceContent() {}

    /** SHA-256 of all content, in hexadecimal. Names of unseen values are outside it. */
    static String hash(ReferenceProfile reference) {
        ReferenceContent content = new ReferenceContent();
        content.out.writeText("driftmeter reference 2");
        content.write(reference);
        return HexFormat.of().formatHex(content.out.sha256());
    }

    /** The first 64 bits of the SHA-256 of what is counted: names of the features, their cells, categories and units. */
    static long layoutFingerprint(List<FeatureReference> features) {
        CountsOutput layout = new CountsOutput();
        layout.writeText("driftmeter layout 1");
        features.forEach(feature -> {
            layout.writeText(feature.name());
            feature.counts().writeLayoutTo(layout);
        });
        return ByteBuffer.wrap(layout.sha256()).getLong();
    }

    private void write(ReferenceProfile reference) {
        out.writeCount(reference.rows());
        out.writeCount(reference.trainingTime().isPresent() ? 1 : 0);
        reference.trainingTime().ifPresent(range -> {
            out.writeSigned(range.from());
            out.writeSigned(range.to());
        });
        out.writeCount(reference.learned() ? 1 : 0);
        out.writeCount(reference.features().size());
        reference.features().forEach(this::write);
        out.writeCount(reference.baseline().isPresent() ? 1 : 0);
        reference.baseline().ifPresent(this::write);
        out.writeText(reference.zone().getId());
        out.writeCount(reference.label().isPresent() ? 1 : 0);
        reference.label().ifPresent(this::write);
        if (!reference.scope().equals(SegmentScope.WHOLE)) {
            reference.scope().writeTo(out);
        }
    }

    private void write(FeatureReference feature) {
        out.writeText(feature.name());
        feature.counts().writeLayoutTo(out);
        if (feature.counts() instanceof CategoryCounts category) {
            category.writeCountsTo(out);
        } else {
            feature.counts().writeTo(out);
        }
        write(feature.variation());
        write(feature.importance());
        out.writeCount(feature.seasons().isPresent() ? 1 : 0);
        feature.seasons().ifPresent(this::write);
        if (feature instanceof NumericReference numeric) {
            out.writeDouble(numeric.edgeRankError());
            out.writeCount(numeric.quantiles().size());
            numeric.quantiles().forEach(quantile -> {
                out.writeDouble(quantile.share());
                out.writeDouble(quantile.value());
            });
        } else if (feature instanceof EmbeddingReference embedding) {
            write(embedding.norm());
            write(embedding.cosine());
        }
    }

    private void write(List<WindowVariation> variations) {
        out.writeCount(variations.size());
        variations.forEach(variation -> {
            out.writeCount(variation.windowMilliseconds());
            out.writeCount(variation.windows());
            out.writeDouble(variation.rowsPerWindow());
            out.writeDouble(variation.largestVariance());
            out.writeCount(variation.degreesOfFreedom());
        });
    }

    private void write(SeasonalCounts seasons) {
        out.writeCount(seasons.days());
        for (int slot = 0; slot < SeasonSlots.COUNT; slot++) {
            out.writeSparse(seasons.counts(slot));
        }
        write(seasons.variation());
    }

    private void write(PerformanceBaseline baseline) {
        out.writeCount(baseline.labelled());
        out.writeCount(baseline.metrics().size());
        baseline.metrics().forEach(metric -> {
            out.writeText(metric.metric());
            out.writeDouble(metric.value());
            write(metric.standardError());
            write(metric.windowVariance());
        });
        // Only where there are any: references from before there were score maps keep their identity.
        if (!baseline.scoreMaps().isEmpty()) {
            out.writeText("score maps");
            out.writeCount(baseline.scoreMaps().size());
            baseline.scoreMaps().forEach(this::write);
        }
    }

    private void write(ScoreMap map) {
        out.writeText(map.name());
        int[] cells = map.cells();
        out.writeCount(cells.length);
        for (int cell : cells) {
            out.writeSigned(cell);
        }
        out.writeCount(map.foldCount());
        for (double[] fold : map.folds()) {
            for (double probability : fold) {
                out.writeDouble(probability);
            }
        }
    }

    private void write(OptionalDouble number) {
        out.writeCount(number.isPresent() ? 1 : 0);
        number.ifPresent(out::writeDouble);
    }
}
