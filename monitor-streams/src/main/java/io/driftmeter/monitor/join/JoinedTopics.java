package io.driftmeter.monitor.join;

import io.driftmeter.avro.MonitorDefinition;
import io.driftmeter.avro.SegmentSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The topics whose records are joined for a model.
 *
 * @param predictions topic of the predictions
 * @param labels topic of the labels
 * @param features topic of the features, where they tell the segments of predictions, or whether an estimate is applicable
 */
public record JoinedTopics(String predictions, String labels, Optional<String> features) {

    /** The topics of a definition; empty if it is not scored. */
    public static Optional<JoinedTopics> of(MonitorDefinition definition) {
        return definition.getPerformance() == null
                        || definition.getPredictionsTopic() == null
                        || definition.getLabelsTopic() == null
                ? Optional.empty()
                : Optional.of(new JoinedTopics(
                        definition.getPredictionsTopic(), definition.getLabelsTopic(), featuresOf(definition)));
    }

    private static Optional<String> featuresOf(MonitorDefinition definition) {
        boolean tellSegments = definition.getSegmentations().stream()
                .anyMatch(segmentation -> segmentation.getSource() == SegmentSource.FEATURES);
        return tellSegments || definition.getPerformance().getEstimate()
                ? Optional.ofNullable(definition.getFeaturesTopic())
                : Optional.empty();
    }

    /** All of them. */
    public List<String> all() {
        return Stream.concat(Stream.of(predictions, labels), features.stream()).toList();
    }

    /** Name, not of any topic, under which join tasks say how far all have been joined. */
    public String joined() {
        return all().stream().collect(Collectors.joining(" ", "joined ", ""));
    }
}
