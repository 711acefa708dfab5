package io.driftmeter.monitor.join;

import io.driftmeter.avro.MonitorDefinition;
import java.util.List;
import java.util.Optional;

/**
 * The topics whose records are joined for a model.
 *
 * @param predictions topic of the predictions
 * @param labels topic of the labels
 */
public record JoinedTopics(String predictions, String labels) {

    /** The topics of a definition; empty if it is not scored. */
    public static Optional<JoinedTopics> of(MonitorDefinition definition) {
        return definition.getPerformance() == null
                        || definition.getPredictionsTopic() == null
                        || definition.getLabelsTopic() == null
                ? Optional.empty()
                : Optional.of(new JoinedTopics(definition.getPredictionsTopic(), definition.getLabelsTopic()));
    }

    /** Both topics. */
    public List<String> all() {
        return List.of(predictions, labels);
    }

    /** Name, not of any topic, under which join tasks say how far both have been joined. */
    public String joined() {
        return "joined " + predictions + " " + labels;
    }
}
