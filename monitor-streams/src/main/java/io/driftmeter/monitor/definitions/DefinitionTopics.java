package io.driftmeter.monitor.definitions;

import java.util.List;

/**
 * Names of the topics that rule a monitor.
 *
 * @param monitors holds monitor definitions
 * @param references holds references
 */
public record DefinitionTopics(String monitors, String references) {

    List<String> all() {
        return List.of(monitors, references);
    }
}
