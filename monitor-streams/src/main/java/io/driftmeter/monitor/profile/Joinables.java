package io.driftmeter.monitor.profile;

import io.driftmeter.monitor.avro.FeaturesRow;
import io.driftmeter.monitor.avro.JoinableMessage;
import io.driftmeter.monitor.avro.LabelRow;
import io.driftmeter.monitor.avro.PredictionRow;
import io.driftmeter.monitor.avro.ScoringRules;
import io.driftmeter.monitor.avro.SourcePosition;
import io.driftmeter.monitor.intake.InputEvent;
import java.util.List;

/** Makes the compact rows that are joined by prediction id. */
final class Joinables {

    private Joinables() {}

    static JoinableMessage of(
            InputEvent.Prediction prediction,
            List<String> segments,
            boolean late,
            ScoringRules rules,
            SourcePosition source) {
        return new JoinableMessage(new PredictionRow(
                prediction.model(),
                prediction.modelVersion(),
                segments,
                prediction.eventTime(),
                late,
                rules,
                prediction.prediction(),
                prediction.score(),
                prediction.classScores(),
                prediction.ranking(),
                prediction.latencyMilliseconds(),
                source));
    }

    static JoinableMessage of(InputEvent.Features features, List<String> segments, boolean late) {
        return new JoinableMessage(
                new FeaturesRow(features.model(), features.modelVersion(), features.eventTime(), late, segments));
    }

    static JoinableMessage of(InputEvent.Label label, SourcePosition source) {
        return new JoinableMessage(new LabelRow(label.eventTime(), label.label(), source));
    }
}
