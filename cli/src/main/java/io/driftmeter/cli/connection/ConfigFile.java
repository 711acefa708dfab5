package io.driftmeter.cli.connection;

import com.fasterxml.jackson.databind.JsonNode;
import io.driftmeter.cli.console.UserMistake;
import io.driftmeter.cli.monitorfile.MonitorFile;
import io.driftmeter.runtime.settings.SettingText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A YAML file of settings: nested keys are joined by dots, lists by commas. */
final class ConfigFile {

    private final Path path;
    private final Map<String, SettingText> texts = new TreeMap<>();

    private ConfigFile(Path path) {
        this.path = path;
    }

    /**
     * Reads a file.
     *
     * @throws UserMistake if it is not YAML, or not a mapping
     */
    static Map<String, SettingText> read(Path path) {
        JsonNode tree = MonitorFile.parse(path);
        if (!tree.isObject()) {
            throw new UserMistake(path + ": is not a mapping. Write settings such as threads: 4.");
        }
        ConfigFile file = new ConfigFile(path);
        file.flatten("", tree);
        return file.texts;
    }

    private void flatten(String key, JsonNode node) {
        if (node.isObject()) {
            node.fields()
                    .forEachRemaining(field ->
                            flatten(key.isEmpty() ? field.getKey() : key + "." + field.getKey(), field.getValue()));
        } else if (node.isArray()) {
            List<String> items = new ArrayList<>();
            node.forEach(item -> items.add(item.asText()));
            texts.put(key, new SettingText(String.join(",", items), path.toString()));
        } else if (!node.isNull()) {
            texts.put(key, new SettingText(node.asText(), path.toString()));
        }
    }
}
