package io.driftmeter.monitor.definitions;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftmeter.avro.MonitorDefinition;
import io.driftmeter.avro.ReferenceProfile;
import io.driftmeter.avro.Task;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class KnownDefinitionsTest {

    private static final long HOUR = Duration.ofHours(1).toMillis();

    private static MonitorDefinition definition(int revision, long from, @Nullable Long to) {
        MonitorDefinition definition = TestDefinitions.scored(
                "credit", revision, Task.BINARY, Duration.ofHours(1), TestDefinitions.window(Duration.ofHours(1)));
        definition.setEffectiveFrom(Instant.ofEpochMilli(from));
        definition.setEffectiveTo(to == null ? null : Instant.ofEpochMilli(to));
        return definition;
    }

    private static Reference reference(String id, long from, @Nullable Long trainingTo) {
        return new Reference(
                id,
                List.of(ReferenceProfile.newBuilder()
                        .setModel("credit")
                        .setModelVersion("v1")
                        .setReferenceId(id)
                        .setPart(0)
                        .setParts(1)
                        .setEffectiveFrom(Instant.ofEpochMilli(from))
                        .setTrainingTo(trainingTo == null ? null : Instant.ofEpochMilli(trainingTo))
                        .setRows(1)
                        .setFeatures(List.of())
                        .build()));
    }

    private static Optional<Integer> revisionAt(KnownDefinitions known, long paneStart) {
        return known.definitionAt("credit", paneStart).map(MonitorDefinition::getRevision);
    }

    @Test
    void shouldLetTheHighestRevisionInForceRuleAPane() {
        KnownDefinitions known = new KnownDefinitions(
                1,
                List.of(
                        definition(3, 4 * HOUR, 6 * HOUR),
                        definition(1, 2 * HOUR, null),
                        definition(2, 3 * HOUR, null)),
                List.of());

        assertThat(revisionAt(known, 2 * HOUR - 1)).isEmpty();
        assertThat(revisionAt(known, 2 * HOUR)).contains(1);
        assertThat(revisionAt(known, 3 * HOUR)).contains(2);
        assertThat(revisionAt(known, 4 * HOUR)).contains(3);
        assertThat(revisionAt(known, 6 * HOUR)).contains(2);
        assertThat(known.definitionAt("unknown", 2 * HOUR)).isEmpty();
    }

    @Test
    void shouldJudgeARowByTheStartOfItsPane() {
        KnownDefinitions known =
                new KnownDefinitions(1, List.of(definition(1, 0, null), definition(2, HOUR + 1, null)), List.of());

        assertThat(known.definitionOf("credit", HOUR + HOUR / 2))
                .map(MonitorDefinition::getRevision)
                .contains(1);
        assertThat(known.definitionOf("credit", 2 * HOUR))
                .map(MonitorDefinition::getRevision)
                .contains(2);
    }

    @Test
    void shouldPreferTheLatestReferenceThenTheLaterTrainedThenTheHigherId() {
        KnownDefinitions known = new KnownDefinitions(
                1,
                List.of(),
                List.of(
                        reference("d", 0, 9L),
                        reference("a", HOUR, 5L),
                        reference("c", HOUR, null),
                        reference("b", HOUR, 5L)));

        assertThat(known.referenceAt("credit", "v1", 0))
                .map(Reference::referenceId)
                .contains("d");
        assertThat(known.referenceAt("credit", "v1", HOUR))
                .map(Reference::referenceId)
                .contains("b");
        assertThat(known.referenceAt("credit", "v2", HOUR)).isEmpty();
        assertThat(known.reference("credit", "v1", "c")).isPresent();
        assertThat(known.rules()).contains("reference|credit|v1|c");
    }

    @Test
    void shouldKnowWhichTopicsHoldLabelsThatAreScored() {
        MonitorDefinition unscored = definition(1, 0, null);
        unscored.setModel("another");
        unscored.setPerformance(null);
        unscored.setLabelsTopic("unscored");
        KnownDefinitions known = new KnownDefinitions(1, List.of(definition(1, 0, null), unscored), List.of());

        assertThat(known.scoresLabelsOf("labels")).isTrue();
        assertThat(known.scoresLabelsOf("unscored")).isFalse();
    }
}
