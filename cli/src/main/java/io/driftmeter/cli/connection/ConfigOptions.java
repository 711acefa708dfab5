package io.driftmeter.cli.connection;

import io.driftmeter.runtime.settings.SettingText;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Settings from a file and from flags; flags win. */
public final class ConfigOptions {

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "YAML file of settings, the same as for the long-running roles.")
    private @Nullable Path config;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "A setting, such as --set kafka.security.protocol=SSL; wins over the file.")
    private final Map<String, String> set = new LinkedHashMap<>();

    @Option(
            names = {"-b", "--bootstrap-servers"},
            paramLabel = "HOST:PORT",
            description = "Where the Kafka cluster is.")
    private @Nullable String bootstrapServers;

    @Option(
            names = {"-r", "--registry"},
            paramLabel = "URL",
            description = "Where the schema registry is.")
    private @Nullable String registry;

    /** Every setting that is written somewhere. */
    public Map<String, SettingText> texts() {
        Map<String, SettingText> texts = new TreeMap<>(config == null ? Map.of() : ConfigFile.read(config));
        set.forEach((key, value) -> texts.put(key, new SettingText(value, "--set")));
        if (bootstrapServers != null) {
            texts.put("bootstrap.servers", new SettingText(bootstrapServers, "--bootstrap-servers"));
        }
        if (registry != null) {
            texts.put("registry.url", new SettingText(registry, "--registry"));
        }
        return texts;
    }
}
