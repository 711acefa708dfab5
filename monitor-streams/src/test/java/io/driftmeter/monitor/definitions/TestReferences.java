package io.driftmeter.monitor.definitions;

import io.driftmeter.avro.BaselineMetric;
import io.driftmeter.avro.PerformanceBaseline;
import io.driftmeter.monitor.reference.ReferenceCodec;
import io.driftmeter.monitor.reference.ReferenceScope;
import io.driftmeter.statistics.reference.ReferenceBuilder;
import io.driftmeter.statistics.reference.ReferenceProfile;
import io.driftmeter.statistics.reference.ReferenceSettings;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;

/** References for tests. */
public final class TestReferences {

    private static final long ROWS = 100_000;

    private TestReferences() {}

    /** A reference with this content, in force at all times. */
    public static Reference of(ReferenceProfile profile, String model, String modelVersion) {
        List<io.driftmeter.avro.ReferenceProfile> parts =
                ReferenceCodec.toParts(profile, ReferenceScope.always(model, modelVersion));
        return new Reference(parts.get(0).getReferenceId(), parts);
    }

    /** Rows with one feature, income, from the standard normal distribution. */
    public static ReferenceProfile normalIncome(long seed, int rows) {
        Random random = new Random(seed);
        ReferenceBuilder builder = new ReferenceBuilder(ReferenceSettings.DEFAULT);
        for (int row = 0; row < rows; row++) {
            builder.add(Map.of("income", random.nextGaussian()), OptionalLong.empty());
        }
        return builder.build(Optional.empty());
    }

    /** A reference that knows the model's accuracy on 100,000 rows and nothing of features. */
    public static Reference ofAccuracy(String model, String modelVersion, double accuracy, double windowVariance) {
        io.driftmeter.avro.ReferenceProfile part = io.driftmeter.avro.ReferenceProfile.newBuilder()
                .setModel(model)
                .setModelVersion(modelVersion)
                .setReferenceId("reference")
                .setPart(0)
                .setParts(1)
                .setEffectiveFrom(Instant.EPOCH)
                .setRows(ROWS)
                .setFeatures(List.of())
                .setBaseline(PerformanceBaseline.newBuilder()
                        .setLabelled(ROWS)
                        .setMetrics(List.of(BaselineMetric.newBuilder()
                                .setMetric("accuracy")
                                .setValue(accuracy)
                                .setStandardError(0.001)
                                .setWindowVariance(windowVariance)
                                .build()))
                        .build())
                .build();
        return new Reference("reference", List.of(part));
    }
}
