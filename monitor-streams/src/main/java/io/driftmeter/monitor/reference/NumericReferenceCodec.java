package io.driftmeter.monitor.reference;

import io.driftmeter.avro.FeatureReference;
import io.driftmeter.avro.MagnitudeCount;
import io.driftmeter.avro.NumericReference;
import io.driftmeter.statistics.counts.Cells;
import io.driftmeter.statistics.counts.Moments;
import io.driftmeter.statistics.counts.NumericCounts;
import io.driftmeter.statistics.counts.NumericScale;
import io.driftmeter.statistics.counts.UnusableRows;
import io.driftmeter.statistics.reference.Quantile;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Turns the counts of a numeric feature of a reference into their message, and back. */
final class NumericReferenceCodec {

    private NumericReferenceCodec() {}

    static NumericReference toAvro(io.driftmeter.statistics.reference.NumericReference feature) {
        NumericCounts counts = feature.counts();
        NumericScale scale = counts.scale();
        Moments moments = counts.moments();
        OptionalDouble variance = moments.variance();
        return NumericReference.newBuilder()
                .setEdges(doubles(scale.cells().edges()))
                .setCellCounts(LongStream.of(counts.cellCounts()).boxed().toList())
                .setAtoms(Arrays.stream(scale.cells().atoms()).boxed().toList())
                .setDecileEdges(doubles(scale.cells().decileEdges()))
                .setEdgeRankError(feature.edgeRankError())
                .setQuantiles(feature.quantiles().stream()
                        .map(quantile -> new io.driftmeter.avro.Quantile(quantile.share(), quantile.value()))
                        .toList())
                .setMinimum(finite(scale.minimum()))
                .setMaximum(finite(scale.maximum()))
                .setMean(BaselineCodec.boxed(moments.mean()))
                .setStandardDeviation(variance.isPresent() ? StrictMath.sqrt(variance.getAsDouble()) : null)
                .setUnitExponent(scale.unitExponent())
                .setSum(moments.sum().toString())
                .setSumOfSquares(moments.sumOfSquares().toString())
                .setSaturated(moments.saturated())
                .setNan(counts.notANumber())
                .setPositiveInfinity(counts.positiveInfinity())
                .setNegativeInfinity(counts.negativeInfinity())
                .setMagnitudes(counts.magnitudes().byBucket().entrySet().stream()
                        .map(bucket -> new MagnitudeCount(bucket.getKey(), bucket.getValue()))
                        .toList())
                .build();
    }

    static io.driftmeter.statistics.reference.NumericReference fromAvro(FeatureReference feature) {
        NumericReference message = feature.getNumeric();
        if (message == null) {
            throw new IllegalArgumentException("feature " + feature.getName() + " has no numeric counts");
        }
        UnusableRows unusable = new UnusableRows(
                feature.getMissing(),
                feature.getWrongType(),
                message.getNan(),
                message.getPositiveInfinity(),
                message.getNegativeInfinity());
        return new io.driftmeter.statistics.reference.NumericReference(
                feature.getName(),
                counts(message, unusable),
                VariationCodec.fromAvro(feature.getVariation()),
                BaselineCodec.optional(feature.getImportance()),
                SeasonsCodec.fromAvro(feature.getSeasons(), feature.getName()),
                quantiles(message),
                message.getEdgeRankError());
    }

    static List<Quantile> quantiles(NumericReference message) {
        return message.getQuantiles().stream()
                .map(quantile -> new Quantile(quantile.getShare(), quantile.getValue()))
                .toList();
    }

    static NumericCounts counts(NumericReference message, UnusableRows unusable) {
        long[] cellCounts =
                message.getCellCounts().stream().mapToLong(Long::longValue).toArray();
        NumericScale scale = scale(message, cellCounts);
        Map<Integer, Long> magnitudes = new TreeMap<>();
        message.getMagnitudes().forEach(magnitude -> magnitudes.put(magnitude.getBucket(), magnitude.getCount()));
        return new NumericCounts(
                scale,
                cellCounts,
                new Moments(
                        scale.unitExponent(),
                        new BigInteger(message.getSum()),
                        new BigInteger(message.getSumOfSquares()),
                        LongStream.of(cellCounts).sum(),
                        message.getSaturated()),
                magnitudes,
                unusable);
    }

    private static NumericScale scale(NumericReference message, long[] cellCounts) {
        Cells cells = new Cells(
                message.getEdges().stream().mapToDouble(Double::doubleValue).toArray(),
                message.getAtoms().stream().mapToInt(Integer::intValue).toArray(),
                message.getDecileEdges().stream()
                        .mapToDouble(Double::doubleValue)
                        .toArray());
        return new NumericScale(
                cells,
                isAtomsOnly(cells, cellCounts),
                orElse(message.getMinimum(), Double.POSITIVE_INFINITY),
                orElse(message.getMaximum(), Double.NEGATIVE_INFINITY),
                message.getUnitExponent());
    }

    /** Every value of the reference is an atom where no other cell holds any. */
    private static boolean isAtomsOnly(Cells cells, long[] cellCounts) {
        long inAtoms = Arrays.stream(cells.atoms())
                .filter(cell -> cell < cellCounts.length)
                .mapToLong(cell -> cellCounts[cell])
                .sum();
        return inAtoms > 0 && inAtoms == LongStream.of(cellCounts).sum();
    }

    private static List<Double> doubles(double[] numbers) {
        return Arrays.stream(numbers).boxed().toList();
    }

    private static @Nullable Double finite(double number) {
        return Double.isFinite(number) ? number : null;
    }

    private static double orElse(@Nullable Double number, double otherwise) {
        return number == null ? otherwise : number;
    }
}
