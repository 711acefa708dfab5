package io.driftmeter.cli.monitorfile;

import com.fasterxml.jackson.databind.JsonNode;
import io.driftmeter.avro.OutcomeValue;
import io.driftmeter.runtime.settings.Check;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what outcomes are worth: {@code [{predicted: bad, actual: good, value: -5}]}. */
final class OutcomeValueReader {

    private static final String EXAMPLE = "Write it as {predicted: bad, actual: good, value: -5}.";

    private OutcomeValueReader() {}

    static List<OutcomeValue> read(YamlMapping mapping, String key, Problems problems) {
        List<OutcomeValue> values = new ArrayList<>();
        for (JsonNode item : mapping.list(key)) {
            YamlMapping entry = new YamlMapping("performance." + key, item, problems);
            String predicted = entry.text("predicted").orElse(null);
            String actual = entry.text("actual").orElse(null);
            Optional<Double> value = entry.value(
                    "value",
                    Double::valueOf,
                    new Check<Double>(number -> Double.isFinite(number), "Write a number, such as -5."),
                    EXAMPLE);
            if (item.isObject() && entry.text("value").isEmpty()) {
                entry.note("value", "is missing", EXAMPLE);
            }
            entry.refuseOthers();
            value.ifPresent(number -> values.add(new OutcomeValue(predicted, actual, number)));
        }
        return values;
    }
}
