package io.driftmeter.cli.connection;

import io.driftmeter.monitor.config.MonitorSettings;
import io.driftmeter.runtime.settings.Setting;
import io.driftmeter.runtime.settings.SettingText;
import io.driftmeter.runtime.settings.Settings;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine.Mixin;

/**
 * Where the cluster and the registry are, for commands that use them for a moment. They take the files of the roles, of whose
 * settings they read only these; a cluster and a registry on this machine are the default.
 */
public final class ClusterOptions {

    private static final List<Setting<?>> KNOWN =
            List.of(MonitorSettings.BOOTSTRAP_SERVERS, MonitorSettings.REGISTRY_URL, MonitorSettings.TOPIC_PREFIX);
    private static final List<String> PASSED_THROUGH =
            List.of(MonitorSettings.KAFKA_PREFIX, MonitorSettings.REGISTRY_PREFIX);

    @Mixin
    private ConfigOptions options;

    /** Everything that is set. */
    public ConfigOptions options() {
        return options;
    }

    /**
     * The cluster that is meant.
     *
     * @throws io.driftmeter.runtime.settings.InvalidSettingsException if a setting is badly written
     */
    public Cluster cluster() {
        Map<String, SettingText> texts = new TreeMap<>(Map.of(
                "bootstrap.servers", new SettingText("localhost:9092", "default"),
                "registry.url", new SettingText("http://localhost:8081", "default")));
        options.texts().forEach((key, text) -> {
            if (isRead(key)) {
                texts.put(key, text);
            }
        });
        Settings settings = Settings.read(KNOWN, PASSED_THROUGH, texts);
        return Cluster.of(settings);
    }

    private static boolean isRead(String key) {
        return KNOWN.stream().anyMatch(setting -> setting.key().equals(key))
                || PASSED_THROUGH.stream().anyMatch(key::startsWith);
    }
}
