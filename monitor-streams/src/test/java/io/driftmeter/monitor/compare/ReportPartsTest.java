package io.driftmeter.monitor.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftmeter.avro.DriftReport;
import io.driftmeter.avro.FateCount;
import io.driftmeter.avro.FeatureResult;
import io.driftmeter.avro.RecordFate;
import io.driftmeter.avro.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReportPartsTest {

    @Test
    void shouldLeaveAReportThatFitsInOnePart() {
        DriftReport report = report(features(3), List.of());
        assertThat(ReportParts.of(report, 10_000)).containsExactly(report);
    }

    @Test
    void shouldSplitBetweenFeaturesAndLoseNone() {
        List<DriftReport> parts = ReportParts.of(report(features(50), List.of()), 300);

        assertThat(parts).hasSize(6);
        assertThat(parts).extracting(DriftReport::getParts).containsOnly(parts.size());
        assertThat(parts)
                .extracting(DriftReport::getPart)
                .containsExactlyElementsOf(
                        IntStream.range(0, parts.size()).boxed().toList());
        assertThat(parts.stream().flatMap(part -> part.getFeatures().stream())).containsExactlyElementsOf(features(50));
    }

    @Test
    void shouldHashTheSameContentAlikeInAnyOrder() {
        FateCount one = new FateCount("features", 0, RecordFate.ON_TIME, 3L);
        FateCount two = new FateCount("features", 1, RecordFate.LATE, 1L);
        List<FeatureResult> features = features(2);

        assertThat(ContentHash.of(report(features, List.of(one, two))))
                .isEqualTo(ContentHash.of(report(List.of(features.get(1), features.get(0)), List.of(two, one))));
    }

    @Test
    void shouldHashNeitherRevisionNorPartNorIdentity() {
        DriftReport report = report(features(2), List.of());
        DriftReport other = DriftReport.newBuilder(report)
                .setDefinitionRevision(9)
                .setReportId("other")
                .setParts(3)
                .build();
        assertThat(ContentHash.of(other)).isEqualTo(ContentHash.of(report));
    }

    @Test
    void shouldHashEveryCount() {
        DriftReport report = report(features(2), List.of());
        DriftReport other = DriftReport.newBuilder(report).setFeatureRows(1).build();
        assertThat(ContentHash.of(other)).isNotEqualTo(ContentHash.of(report));
    }

    @Test
    void shouldHashWhatElseIsSaidOfTheInput() {
        DriftReport report = report(features(2), List.of(new FateCount("features", 0, RecordFate.ON_TIME, 3L)));
        List<DriftReport> others = List.of(
                DriftReport.newBuilder(report).setModel("n").build(),
                DriftReport.newBuilder(report).setModelVersion("2").build(),
                DriftReport.newBuilder(report).setSegment("other").build(),
                DriftReport.newBuilder(report)
                        .setWindowStart(Instant.ofEpochMilli(1))
                        .build(),
                DriftReport.newBuilder(report)
                        .setWindowEnd(Instant.ofEpochMilli(60_001))
                        .build(),
                DriftReport.newBuilder(report).setReferenceId("reference").build(),
                DriftReport.newBuilder(report).setPredictionRows(1).build(),
                DriftReport.newBuilder(report).setLateRows(1).build(),
                DriftReport.newBuilder(report).setVerdict(Verdict.DRIFT).build(),
                DriftReport.newBuilder(report).setFates(List.of()).build(),
                DriftReport.newBuilder(report).setFeatures(features(3)).build());

        assertThat(others).extracting(ContentHash::of).doesNotHaveDuplicates().doesNotContain(ContentHash.of(report));
    }

    @Test
    void shouldLeaveTheReportThatItHashesAsItIs() {
        List<FeatureResult> features = features(2);
        List<FeatureResult> reversed = List.of(features.get(1), features.get(0));
        DriftReport report = report(reversed, List.of());
        DriftReport before = DriftReport.newBuilder(report).build();

        ContentHash.of(report);

        assertThat(report).isEqualTo(before);
    }

    private static DriftReport report(List<FeatureResult> features, List<FateCount> fates) {
        return DriftReport.newBuilder()
                .setReportId("id")
                .setPart(0)
                .setParts(1)
                .setModel("m")
                .setModelVersion("1")
                .setSegment("all")
                .setWindowStart(Instant.EPOCH)
                .setWindowEnd(Instant.ofEpochMilli(60_000))
                .setContentHash("")
                .setDefinitionRevision(1)
                .setFeatureRows(0)
                .setPredictionRows(0)
                .setLateRows(0)
                .setFates(fates)
                .setFeatures(features)
                .build();
    }

    private static List<FeatureResult> features(int count) {
        return IntStream.range(0, count)
                .mapToObj(index -> FeatureResult.newBuilder()
                        .setName(String.format("feature-%03d", index))
                        .setRows(index)
                        .setValues(index)
                        .build())
                .toList();
    }
}
