package io.driftmeter.monitor.profile;

import io.driftmeter.avro.MonitorDefinition;
import io.driftmeter.monitor.avro.FeaturesRow;
import io.driftmeter.monitor.avro.JoinableMessage;
import io.driftmeter.monitor.avro.LabelRow;
import io.driftmeter.monitor.avro.PredictionRow;
import io.driftmeter.monitor.avro.SourcePosition;
import io.driftmeter.monitor.intake.InputEvent;
import io.driftmeter.monitor.join.ScoringRule;
import java.util.List;

/** Makes the compact rows that are joined by prediction id. */
final class Joinables {

    private Joinables() {}

    static JoinableMessage of(
            InputEvent.Prediction prediction,
            List<String> segments,
            boolean late,
            MonitorDefinition definition,
            SourcePosition source) {
        return new JoinableMessage(PredictionRow.newBuilder()
                .setModel(prediction.model())
                .setModelVersion(prediction.modelVersion())
                .setSegments(segments)
                .setEventTime(prediction.eventTime())
                .setLate(late)
                .setRules(ScoringRule.of(definition))
                .setPrediction(prediction.prediction())
                .setScore(prediction.score())
                .setClassScores(prediction.classScores())
                .setRanking(prediction.ranking())
                .setLatencyMilliseconds(prediction.latencyMilliseconds())
                .setSource(source)
                .build());
    }

    static JoinableMessage of(InputEvent.Features features, List<String> segments, boolean late) {
        return new JoinableMessage(
                new FeaturesRow(features.model(), features.modelVersion(), features.eventTime(), late, segments));
    }

    static JoinableMessage of(InputEvent.Label label, SourcePosition source) {
        return new JoinableMessage(new LabelRow(label.eventTime(), label.label(), source));
    }
}
