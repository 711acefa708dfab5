package io.driftmeter.monitor.segment;

import io.driftmeter.avro.AlertingDefinition;
import io.driftmeter.avro.DailyPattern;
import io.driftmeter.avro.Judgement;
import io.driftmeter.avro.MonitorDefinition;
import io.driftmeter.avro.PerformanceDefinition;
import io.driftmeter.avro.SegmentCondition;
import io.driftmeter.avro.SegmentSource;
import io.driftmeter.avro.SegmentTest;
import io.driftmeter.avro.Segmentation;
import io.driftmeter.avro.Task;
import io.driftmeter.avro.WatchedSegment;
import io.driftmeter.avro.WindowLength;
import io.driftmeter.monitor.definitions.KnownDefinitions;
import io.driftmeter.monitor.definitions.Reference;
import io.driftmeter.monitor.reference.ReferenceCodec;
import io.driftmeter.monitor.reference.ReferenceScope;
import io.driftmeter.statistics.reference.ReferenceBuilder;
import io.driftmeter.statistics.reference.ReferenceProfile;
import io.driftmeter.statistics.reference.ReferenceSettings;
import io.driftmeter.statistics.reference.SegmentScope;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.function.Predicate;

/** A model whose rows are split in every way that there is. */
final class SegmentedModel {

    static final String MODEL = "loans";
    static final String FEATURES = "features";
    static final String PREDICTIONS = "predictions";
    static final String LABELS = "labels";
    static final Duration WINDOW = Duration.ofMinutes(10);
    static final Duration HORIZON = Duration.ofMinutes(20);

    private static final long SEED = 20261121;

    private SegmentedModel() {}

    /** Windows of ten minutes, a minute of grace, ten of lateness, twenty of horizon. */
    static MonitorDefinition definition() {
        WindowLength window = new WindowLength(WINDOW.toMillis(), WINDOW.toMillis(), null);
        return MonitorDefinition.newBuilder()
                .setModel(MODEL)
                .setRevision(1)
                .setFeaturesTopic(FEATURES)
                .setPredictionsTopic(PREDICTIONS)
                .setLabelsTopic(LABELS)
                .setDriftWindows(List.of(window))
                .setGraceMilliseconds(Duration.ofMinutes(1).toMillis())
                .setLatenessMilliseconds(Duration.ofMinutes(10).toMillis())
                .setSegmentations(List.of(
                        segmentation("country", SegmentSource.FEATURES, value("country", "DE"), value("country", "FR")),
                        segmentation(
                                "amount",
                                SegmentSource.FEATURES,
                                new WatchedSegment("small", List.of(bound("amount", SegmentTest.AT_MOST, 1_000))),
                                new WatchedSegment(
                                        "middle",
                                        List.of(
                                                bound("amount", SegmentTest.ABOVE, 1_000),
                                                bound("amount", SegmentTest.BELOW, 5_000))),
                                new WatchedSegment("five", List.of(is("amount", "5000")))),
                        segmentation(
                                "customer",
                                SegmentSource.FEATURES,
                                new WatchedSegment(
                                        "rich abroad",
                                        List.of(
                                                bound("income", SegmentTest.AT_LEAST, 1_000),
                                                new SegmentCondition(
                                                        "country", SegmentTest.NONE_OF, List.of("DE", "FR"), 0.0))),
                                new WatchedSegment(
                                        "unknown",
                                        List.of(new SegmentCondition("income", SegmentTest.MISSING, List.of(), 0.0)))),
                        segmentation(
                                "channel",
                                SegmentSource.PREDICTIONS,
                                Splits.ofValues(List.of("channel", "prediction"), List.of("web", "bad")),
                                value("channel", "app")),
                        new Segmentation("purpose", SegmentSource.FEATURES, List.of("purpose"), List.of(), 2)))
                .setPerformance(PerformanceDefinition.newBuilder()
                        .setTask(Task.BINARY)
                        .setPositiveClass("bad")
                        .setHorizonMilliseconds(HORIZON.toMillis())
                        .setWindows(List.of(window))
                        .build())
                .setJudgement(Judgement.newBuilder()
                        .setDailyPattern(DailyPattern.NONE)
                        .setMinimumRows(20)
                        .build())
                .setAlerting(AlertingDefinition.newBuilder().build())
                .build();
    }

    /** The definition, and references of version 1 from the beginning and of version 2 from {@code later} on. */
    static KnownDefinitions definitions(long later) {
        List<Reference> references = new ArrayList<>(references("1", 0));
        references.addAll(references("2", later));
        return new KnownDefinitions(1, List.of(definition()), references);
    }

    /** The reference of all rows of a version, and those of the segments by country. */
    static List<Reference> references(String version, long effectiveFrom) {
        ReferenceScope scope = new ReferenceScope(MODEL, version, effectiveFrom, OptionalLong.empty());
        Map<String, Predicate<Map<String, Object>>> countries = Map.of(
                "country=DE", row -> "DE".equals(row.get("country")),
                "country=FR", row -> "FR".equals(row.get("country")),
                "country=other", row -> !List.of("DE", "FR").contains(row.get("country")));
        ReferenceProfile whole = profile(row -> true)
                .withScope(new SegmentScope(Optional.empty(), Optional.empty(), List.copyOf(countries.keySet())));
        List<Reference> references = new ArrayList<>(List.of(reference(whole, scope)));
        countries.forEach((segment, rows) -> references.add(reference(
                profile(rows)
                        .withScope(new SegmentScope(Optional.of(segment), Optional.of(whole.contentHash()), List.of())),
                scope)));
        return references;
    }

    private static Reference reference(ReferenceProfile profile, ReferenceScope scope) {
        List<io.driftmeter.avro.ReferenceProfile> parts = ReferenceCodec.toParts(profile, scope);
        return new Reference(profile.contentHash(), parts);
    }

    private static ReferenceProfile profile(Predicate<Map<String, Object>> rows) {
        Random random = new Random(SEED);
        ReferenceBuilder builder = new ReferenceBuilder(ReferenceSettings.DEFAULT);
        for (int row = 0; row < 3_000; row++) {
            Map<String, Object> values = new HashMap<>();
            values.put("income", 1_000 + random.nextGaussian() * 200);
            values.put("amount", (double) random.nextInt(8_000));
            values.put("country", List.of("DE", "FR", "IT").get(random.nextInt(3)));
            values.put(
                    "purpose", List.of("car", "car", "house", "house", "boat").get(random.nextInt(5)));
            if (rows.test(values)) {
                builder.add(values, OptionalLong.empty());
            }
        }
        return builder.build(Optional.empty());
    }

    private static Segmentation segmentation(String name, SegmentSource source, WatchedSegment... segments) {
        return new Segmentation(name, source, List.of(), List.of(segments), 0);
    }

    private static WatchedSegment value(String column, String value) {
        return Splits.ofValues(List.of(column), List.of(value));
    }

    private static SegmentCondition is(String column, String value) {
        return new SegmentCondition(column, SegmentTest.ONE_OF, List.of(value), 0.0);
    }

    private static SegmentCondition bound(String column, SegmentTest test, double bound) {
        return new SegmentCondition(column, test, List.of(), bound);
    }
}
