package io.driftmeter.cli.backtest;

import io.driftmeter.avro.MonitorDefinition;
import io.driftmeter.monitor.intake.InputKind;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The input topics that a definition names. */
final class InputTopics {

    private InputTopics() {}

    /** What each topic's records tell. */
    static Map<String, InputKind> of(MonitorDefinition definition) {
        Map<String, InputKind> inputs = new LinkedHashMap<>();
        Optional.ofNullable(definition.getFeaturesTopic()).ifPresent(topic -> inputs.put(topic, InputKind.FEATURES));
        Optional.ofNullable(definition.getPredictionsTopic())
                .ifPresent(topic -> inputs.put(topic, InputKind.PREDICTIONS));
        Optional.ofNullable(definition.getLabelsTopic()).ifPresent(topic -> inputs.put(topic, InputKind.LABELS));
        return inputs;
    }
}
