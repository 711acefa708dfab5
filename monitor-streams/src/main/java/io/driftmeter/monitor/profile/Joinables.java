package io.driftmeter.monitor.profile;

import io.driftmeter.avro.MonitorDefinition;
import io.driftmeter.monitor.avro.JoinableMessage;
import io.driftmeter.monitor.avro.LabelRow;
import io.driftmeter.monitor.avro.PredictionRow;
import io.driftmeter.monitor.avro.SourcePosition;
import io.driftmeter.monitor.intake.InputEvent;
import io.driftmeter.monitor.join.ScoringRule;
import io.driftmeter.schemas.key.SeriesKey;

/** Makes the compact rows that are joined by prediction id. */
final class Joinables {

    private Joinables() {}

    static JoinableMessage of(
            InputEvent.Prediction prediction, boolean late, MonitorDefinition definition, SourcePosition source) {
        return new JoinableMessage(PredictionRow.newBuilder()
                .setModel(prediction.model())
                .setModelVersion(prediction.modelVersion())
                .setSegment(SeriesKey.ALL)
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

    static JoinableMessage of(InputEvent.Label label, SourcePosition source) {
        return new JoinableMessage(new LabelRow(label.eventTime(), label.label(), source));
    }
}
