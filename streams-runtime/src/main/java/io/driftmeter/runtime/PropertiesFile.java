package io.driftmeter.runtime;

import io.driftmeter.runtime.settings.InvalidSettingsException;
import io.driftmeter.runtime.settings.SettingProblem;
import io.driftmeter.runtime.settings.SettingText;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** A Java properties file in UTF-8, such as the one that Kafka's own tools take, as a layer of settings. */
public final class PropertiesFile {

    private PropertiesFile() {}

    /** @throws InvalidSettingsException when the file cannot be read, naming it */
    public static Map<String, SettingText> read(Path file) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            throw new InvalidSettingsException(List.of(new SettingProblem(
                    file.toString(), "cannot be read: " + e, "Check the path, the rights and the encoding (UTF-8)")));
        }
        Map<String, SettingText> layer = new TreeMap<>();
        properties
                .stringPropertyNames()
                .forEach(key -> layer.put(key, new SettingText(properties.getProperty(key), file.toString())));
        return layer;
    }
}
