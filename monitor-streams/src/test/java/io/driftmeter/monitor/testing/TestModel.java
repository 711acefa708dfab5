package io.driftmeter.monitor.testing;

import io.driftmeter.avro.AlertingDefinition;
import io.driftmeter.avro.DailyPattern;
import io.driftmeter.avro.DuplicateHandling;
import io.driftmeter.avro.Judgement;
import io.driftmeter.avro.MonitorDefinition;
import io.driftmeter.avro.WindowLength;
import io.driftmeter.monitor.definitions.KnownDefinitions;
import io.driftmeter.monitor.definitions.Reference;
import io.driftmeter.monitor.definitions.TestReferences;
import io.driftmeter.monitor.reference.ReferenceCodec;
import io.driftmeter.monitor.reference.ReferenceScope;
import io.driftmeter.statistics.reference.ReferenceBuilder;
import io.driftmeter.statistics.reference.ReferenceProfile;
import io.driftmeter.statistics.reference.ReferenceSettings;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;

/** A model with three features, its monitor and its reference, the same in every process. */
public final class TestModel {

    public static final String MODEL = "credit-risk";
    public static final String FEATURES = "features";
    public static final String PREDICTIONS = "predictions";
    public static final Duration WINDOW = Duration.ofMinutes(10);
    public static final Duration GRACE = Duration.ofMinutes(1);
    public static final Duration LATENESS = Duration.ofMinutes(30);

    private static final long SEED = 20261121;
    private static final int REFERENCE_ROWS = 2_000;

    private TestModel() {}

    /** The definition: tumbling windows of ten minutes, a minute of grace, half an hour of lateness, any hour like any other, copies removed. */
    public static MonitorDefinition definition() {
        return MonitorDefinition.newBuilder()
                .setModel(MODEL)
                .setRevision(1)
                .setFeaturesTopic(FEATURES)
                .setPredictionsTopic(PREDICTIONS)
                .setDriftWindows(List.of(new WindowLength(WINDOW.toMillis(), WINDOW.toMillis(), null)))
                .setGraceMilliseconds(GRACE.toMillis())
                .setLatenessMilliseconds(LATENESS.toMillis())
                .setJudgement(Judgement.newBuilder()
                        .setDailyPattern(DailyPattern.NONE)
                        .build())
                .setAlerting(AlertingDefinition.newBuilder().build())
                .setDuplicates(DuplicateHandling.REMOVE)
                .build();
    }

    /** The reference of a version, as it lies on its topic. */
    public static List<io.driftmeter.avro.ReferenceProfile> referenceParts(String modelVersion) {
        return ReferenceCodec.toParts(profile(), ReferenceScope.always(MODEL, modelVersion));
    }

    /** The reference of a version, in force from an event time on. */
    public static Reference reference(String modelVersion, long effectiveFrom) {
        List<io.driftmeter.avro.ReferenceProfile> parts = ReferenceCodec.toParts(
                profile(), new ReferenceScope(MODEL, modelVersion, effectiveFrom, OptionalLong.empty()));
        return new Reference(parts.get(0).getReferenceId(), parts);
    }

    /** The definition with references of these versions. */
    public static KnownDefinitions definitions(String... modelVersions) {
        List<Reference> references = List.of(modelVersions).stream()
                .map(version -> TestReferences.of(profile(), MODEL, version))
                .toList();
        return new KnownDefinitions(1, List.of(definition()), references);
    }

    private static ReferenceProfile profile() {
        Random random = new Random(SEED);
        ReferenceBuilder builder = new ReferenceBuilder(ReferenceSettings.DEFAULT);
        for (int row = 0; row < REFERENCE_ROWS; row++) {
            Map<String, Object> values = new HashMap<>();
            values.put("income", 1_000 + random.nextGaussian() * 200);
            values.put("age", (double) (20 + random.nextInt(50)));
            values.put("purpose", List.of("car", "house", "other").get(random.nextInt(3)));
            values.put("score", random.nextDouble());
            builder.add(values, OptionalLong.empty());
        }
        return builder.build(Optional.empty());
    }
}
