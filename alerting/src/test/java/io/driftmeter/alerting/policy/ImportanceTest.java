package io.driftmeter.alerting.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.driftmeter.alerting.Definitions;
import io.driftmeter.alerting.Reports;
import io.driftmeter.avro.AlertKind;
import io.driftmeter.avro.FeatureResult;
import io.driftmeter.avro.ReportStage;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ImportanceTest {

    @Test
    void shouldRankByEvidenceTimesImportanceWhereTheReferenceGivesIt() {
        Ballot ballot = drift(
                weighed(Reports.movedFar("age"), 0.1),
                weighed(Reports.moved("income"), 0.6),
                weighed(Reports.movedFar("noise"), null),
                weighed(Reports.stable("region"), 0.3));
        assertThat(ballot.moved()).containsExactly("income", "age", "noise");
        assertThat(ballot.evidence().get(0).getImportance()).isEqualTo(0.6);
        assertThat(ballot.importance()).isCloseTo(0.7, within(1e-12));
    }

    @Test
    void shouldRankByTheEvidenceAloneWhereItDoesNot() {
        Ballot ballot = drift(Reports.moved("income"), Reports.movedFar("noise"), Reports.movedFar("age"));
        assertThat(ballot.moved()).containsExactly("age", "noise", "income");
        assertThat(ballot.importance()).isNull();
    }

    private static FeatureResult weighed(FeatureResult feature, @Nullable Double importance) {
        feature.setImportance(importance);
        return feature;
    }

    private static Ballot drift(FeatureResult... features) {
        return DriftReading.of(
                        List.of(Reports.drift("1", 0, ReportStage.ON_TIME, features)), Definitions.of(Reports.MODEL))
                .ballots()
                .stream()
                .filter(ballot -> ballot.kind() == AlertKind.FEATURE_DRIFT)
                .findFirst()
                .orElseThrow();
    }
}
