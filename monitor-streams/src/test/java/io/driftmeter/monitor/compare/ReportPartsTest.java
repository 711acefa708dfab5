package io.driftmeter.monitor.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftmeter.avro.DriftReport;
import io.driftmeter.avro.FateCount;
import io.driftmeter.avro.FeatureResult;
import io.driftmeter.avro.RecordFate;
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
