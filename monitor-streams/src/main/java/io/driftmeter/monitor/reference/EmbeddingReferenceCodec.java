package io.driftmeter.monitor.reference;

import io.driftmeter.avro.ComponentSums;
import io.driftmeter.avro.EmbeddingReference;
import io.driftmeter.avro.FeatureReference;
import io.driftmeter.avro.NumericReference;
import io.driftmeter.statistics.counts.Centroid;
import io.driftmeter.statistics.counts.EmbeddingCounts;
import io.driftmeter.statistics.counts.Moments;
import io.driftmeter.statistics.counts.NumericCounts;
import io.driftmeter.statistics.counts.UnusableRows;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/** Turns the counts of a feature of arrays of a reference into their message, and back. */
final class EmbeddingReferenceCodec {

    private EmbeddingReferenceCodec() {}

    static EmbeddingReference toAvro(io.driftmeter.statistics.reference.EmbeddingReference feature) {
        EmbeddingCounts counts = feature.counts();
        NumericReference norm = NumericReferenceCodec.toAvro(feature.norm());
        norm.setNan(counts.notANumber());
        norm.setPositiveInfinity(counts.positiveInfinity());
        norm.setNegativeInfinity(counts.negativeInfinity());
        return EmbeddingReference.newBuilder()
                .setCentroid(
                        Arrays.stream(counts.scale().centroid().mean()).boxed().toList())
                .setNorm(norm)
                .setCosine(NumericReferenceCodec.toAvro(feature.cosine()))
                .setComponents(counts.components().stream()
                        .map(EmbeddingReferenceCodec::toAvro)
                        .toList())
                .setNormVariation(VariationCodec.toAvro(feature.norm().variation()))
                .setNormSeasons(
                        feature.norm().seasons().map(SeasonsCodec::toAvro).orElse(null))
                .build();
    }

    private static ComponentSums toAvro(Moments component) {
        return new ComponentSums(
                component.unitExponent(),
                component.sum().toString(),
                component.sumOfSquares().toString(),
                component.saturated());
    }

    static io.driftmeter.statistics.reference.EmbeddingReference fromAvro(FeatureReference feature) {
        EmbeddingReference message = feature.getEmbedding();
        if (message == null) {
            throw new IllegalArgumentException("feature " + feature.getName() + " has no counts of arrays");
        }
        NumericCounts norm = NumericReferenceCodec.counts(message.getNorm(), new UnusableRows());
        NumericCounts cosine = NumericReferenceCodec.counts(message.getCosine(), new UnusableRows());
        List<Moments> components = message.getComponents().stream()
                .map(component -> fromAvro(component, norm.values()))
                .toList();
        EmbeddingCounts counts =
                new EmbeddingCounts(centroid(message), norm, cosine, components, unusable(feature, message));
        return new io.driftmeter.statistics.reference.EmbeddingReference(
                feature.getName(),
                counts,
                new io.driftmeter.statistics.reference.NumericReference(
                        feature.getName(),
                        norm,
                        VariationCodec.fromAvro(message.getNormVariation()),
                        OptionalDouble.empty(),
                        SeasonsCodec.fromAvro(message.getNormSeasons(), feature.getName()),
                        NumericReferenceCodec.quantiles(message.getNorm()),
                        message.getNorm().getEdgeRankError()),
                new io.driftmeter.statistics.reference.NumericReference(
                        feature.getName(),
                        cosine,
                        VariationCodec.fromAvro(feature.getVariation()),
                        OptionalDouble.empty(),
                        SeasonsCodec.fromAvro(feature.getSeasons(), feature.getName()),
                        NumericReferenceCodec.quantiles(message.getCosine()),
                        message.getCosine().getEdgeRankError()),
                BaselineCodec.optional(feature.getImportance()));
    }

    private static Moments fromAvro(ComponentSums component, long values) {
        return new Moments(
                component.getUnitExponent(),
                new BigInteger(component.getSum()),
                new BigInteger(component.getSumOfSquares()),
                values,
                component.getSaturated());
    }

    private static Centroid centroid(EmbeddingReference message) {
        return new Centroid(
                message.getCentroid().stream().mapToDouble(Double::doubleValue).toArray());
    }

    private static UnusableRows unusable(FeatureReference feature, EmbeddingReference message) {
        NumericReference norm = message.getNorm();
        return new UnusableRows(
                feature.getMissing(),
                feature.getWrongType(),
                norm.getNan(),
                norm.getPositiveInfinity(),
                norm.getNegativeInfinity());
    }
}
