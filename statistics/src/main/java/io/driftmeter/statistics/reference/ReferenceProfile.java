package io.driftmeter.statistics.reference;

import io.driftmeter.statistics.counts.CategoryCounts;
import io.driftmeter.statistics.counts.CountsOutput;
import io.driftmeter.statistics.counts.NumericCounts;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a model version was trained on: the distribution of each feature and how well the model did. Immutable.
 *
 * @param features the features, in ascending order of their names, which is theirs in every message
 * @param rows number of rows that the reference was built from
 * @param trainingTime event times of these rows; empty where they carry none
 * @param learned whether it was learned from live traffic instead of training rows
 * @param baseline how well the model did on these rows; empty where they carry no labels
 */
public record ReferenceProfile(
        List<FeatureReference> features,
        long rows,
        Optional<TimeRange> trainingTime,
        boolean learned,
        Optional<PerformanceBaseline> baseline) {

    public ReferenceProfile {
        features = features.stream()
                .sorted(Comparator.comparing(FeatureReference::name))
                .toList();
        for (int i = 1; i < features.size(); i++) {
            if (features.get(i).name().equals(features.get(i - 1).name())) {
                throw new IllegalArgumentException(
                        "feature '" + features.get(i).name() + "' stands twice in the reference");
            }
        }
    }

    /** A feature by its name; empty where the reference does not have it. */
    public Optional<FeatureReference> feature(String name) {
        return features.stream().filter(feature -> feature.name().equals(name)).findFirst();
    }

    /**
     * Splits the features into groups whose live counts fit a message. The same reference is split in the same way everywhere.
     *
     * @param mostBytes the most bytes a group's counts may take; a feature that takes more stands alone
     */
    public List<FeatureRange> groups(int mostBytes) {
        List<FeatureRange> groups = new ArrayList<>();
        int from = 0;
        long bytes = 0;
        for (int i = 0; i < features.size(); i++) {
            int needed = features.get(i).mostBytesWritten();
            if (i > from && bytes + needed > mostBytes) {
                groups.add(new FeatureRange(from, i));
                from = i;
                bytes = 0;
            }
            bytes += needed;
        }
        groups.add(new FeatureRange(from, features.size()));
        return List.copyOf(groups);
    }

    /** SHA-256 of the content, in hexadecimal: the identity of the reference. Names of unseen values are outside it. */
    public String contentHash() {
        CountsOutput content = new CountsOutput();
        content.writeText("driftmeter reference 1");
        content.writeCount(rows);
        writeTimes(content);
        content.writeCount(learned ? 1 : 0);
        content.writeCount(features.size());
        features.forEach(feature -> writeFeature(feature, content));
        baseline.ifPresent(known -> writeBaseline(known, content));
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content.toBytes()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private void writeTimes(CountsOutput content) {
        content.writeCount(trainingTime.isPresent() ? 1 : 0);
        trainingTime.ifPresent(range -> {
            content.writeSigned(range.from());
            content.writeSigned(range.to());
        });
    }

    private static void writeFeature(FeatureReference feature, CountsOutput content) {
        content.writeText(feature.name());
        if (feature.counts() instanceof NumericCounts numeric) {
            content.writeText("numeric");
            writeScale(numeric, content);
            numeric.writeTo(content);
        } else if (feature.counts() instanceof CategoryCounts category) {
            content.writeText(category.categories().truthValues() ? "boolean" : "categorical");
            writeTexts(category.categories().names(), content);
            writeTexts(category.categories().pooled(), content);
            category.writeCountsTo(content);
        }
        content.writeCount(feature.variation().size());
        feature.variation().forEach(variation -> {
            content.writeCount(variation.windowMilliseconds());
            content.writeCount(variation.windows());
            content.writeDouble(variation.rowsPerWindow());
            content.writeDouble(variation.largestVariance());
        });
        writeOptional(feature.importance(), content);
    }

    private static void writeScale(NumericCounts counts, CountsOutput content) {
        double[] edges = counts.scale().cells().edges();
        content.writeCount(edges.length);
        for (double edge : edges) {
            content.writeDouble(edge);
        }
        int[] atoms = counts.scale().cells().atoms();
        content.writeCount(atoms.length);
        for (int atom : atoms) {
            content.writeCount(atom);
        }
        double[] decileEdges = counts.scale().cells().decileEdges();
        content.writeCount(decileEdges.length);
        for (double edge : decileEdges) {
            content.writeDouble(edge);
        }
        content.writeDouble(counts.scale().minimum());
        content.writeDouble(counts.scale().maximum());
        content.writeSigned(counts.scale().unitExponent());
    }

    private static void writeBaseline(PerformanceBaseline baseline, CountsOutput content) {
        content.writeCount(baseline.labelled());
        content.writeCount(baseline.metrics().size());
        baseline.metrics().forEach(metric -> {
            content.writeText(metric.metric());
            content.writeDouble(metric.value());
            writeOptional(metric.standardError(), content);
            writeOptional(metric.windowVariance(), content);
        });
    }

    private static void writeTexts(List<String> texts, CountsOutput content) {
        content.writeCount(texts.size());
        texts.forEach(content::writeText);
    }

    private static void writeOptional(OptionalDouble number, CountsOutput content) {
        content.writeCount(number.isPresent() ? 1 : 0);
        number.ifPresent(content::writeDouble);
    }
}
