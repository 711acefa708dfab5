package io.driftmeter.monitor.reference;

import io.driftmeter.avro.CategoryCount;
import io.driftmeter.avro.FeatureKind;
import io.driftmeter.statistics.counts.Categories;
import io.driftmeter.statistics.counts.CategoryCounts;
import io.driftmeter.statistics.counts.UnusableRows;
import io.driftmeter.statistics.reference.CategoricalReference;
import io.driftmeter.statistics.reference.EmbeddingReference;
import io.driftmeter.statistics.reference.FeatureReference;
import io.driftmeter.statistics.reference.NumericReference;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumWriter;

/** Turns one feature of a reference into its message, and back. */
final class FeatureReferenceCodec {

    private FeatureReferenceCodec() {}

    static io.driftmeter.avro.FeatureReference toAvro(FeatureReference feature) {
        io.driftmeter.avro.FeatureReference message = new io.driftmeter.avro.FeatureReference();
        message.setName(feature.name());
        message.setRows(feature.counts().rows());
        message.setMissing(feature.counts().missing());
        message.setWrongType(feature.counts().wrongType());
        message.setCategories(List.of());
        message.setPooledCategories(List.of());
        message.setVariation(VariationCodec.toAvro(feature.variation()));
        message.setSeasons(feature.seasons().map(SeasonsCodec::toAvro).orElse(null));
        message.setImportance(BaselineCodec.boxed(feature.importance()));
        if (feature instanceof NumericReference numeric) {
            message.setKind(FeatureKind.NUMERIC);
            message.setNumeric(NumericReferenceCodec.toAvro(numeric));
        } else if (feature instanceof CategoricalReference categorical) {
            setCategories(message, categorical.counts());
        } else if (feature instanceof EmbeddingReference embedding) {
            message.setKind(FeatureKind.EMBEDDING);
            message.setEmbedding(EmbeddingReferenceCodec.toAvro(embedding));
        }
        return message;
    }

    private static void setCategories(io.driftmeter.avro.FeatureReference message, CategoryCounts counts) {
        Categories categories = counts.categories();
        message.setKind(categories.truthValues() ? FeatureKind.BOOLEAN : FeatureKind.CATEGORICAL);
        List<CategoryCount> named = new ArrayList<>();
        long[] rows = counts.namedCounts();
        for (int i = 0; i < rows.length; i++) {
            named.add(new CategoryCount(categories.names().get(i), rows[i]));
        }
        message.setCategories(named);
        message.setOther(counts.other());
        message.setPooledCategories(categories.pooled());
    }

    static FeatureReference fromAvro(io.driftmeter.avro.FeatureReference message) {
        return switch (message.getKind()) {
            case NUMERIC -> NumericReferenceCodec.fromAvro(message);
            case EMBEDDING -> EmbeddingReferenceCodec.fromAvro(message);
            case CATEGORICAL, BOOLEAN ->
                new CategoricalReference(
                        message.getName(),
                        categoriesOf(message),
                        VariationCodec.fromAvro(message.getVariation()),
                        BaselineCodec.optional(message.getImportance()),
                        SeasonsCodec.fromAvro(message.getSeasons(), message.getName()));
            case UNKNOWN ->
                throw new IllegalArgumentException(
                        "feature " + message.getName() + " is of a kind that this release does not know");
        };
    }

    private static CategoryCounts categoriesOf(io.driftmeter.avro.FeatureReference message) {
        TreeSet<String> names = new TreeSet<>();
        long[] rows = new long[message.getCategories().size()];
        for (int i = 0; i < rows.length; i++) {
            CategoryCount category = message.getCategories().get(i);
            if (!names.add(category.getName()) || !category.getName().equals(names.last())) {
                throw new IllegalArgumentException(
                        "categories of feature " + message.getName() + " are not in ascending order");
            }
            rows[i] = category.getCount();
        }
        return new CategoryCounts(
                new Categories(
                        message.getKind() == FeatureKind.BOOLEAN, names, Set.copyOf(message.getPooledCategories())),
                rows,
                message.getOther(),
                new UnusableRows(message.getMissing(), message.getWrongType(), 0, 0, 0));
    }

    /** Bytes that a feature takes in a message. */
    static int size(io.driftmeter.avro.FeatureReference message) {
        CountingStream bytes = new CountingStream();
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
        try {
            new SpecificDatumWriter<>(io.driftmeter.avro.FeatureReference.class).write(message, encoder);
            encoder.flush();
        } catch (IOException cannotHappen) {
            throw new IllegalStateException("a stream that only counts failed", cannotHappen);
        }
        return bytes.count;
    }

    private static final class CountingStream extends OutputStream {
        private int count;

        @Override
        public void write(int oneByte) {
            count++;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            count += length;
        }
    }
}
