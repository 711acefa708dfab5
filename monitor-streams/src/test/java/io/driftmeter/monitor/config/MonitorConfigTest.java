package io.driftmeter.monitor.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.driftmeter.monitor.intake.InputKind;
import io.driftmeter.monitor.plan.StateLimits;
import io.driftmeter.runtime.settings.InvalidSettingsException;
import io.driftmeter.runtime.settings.SettingText;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MonitorConfigTest {

    private static final Map<String, String> SHORTEST = Map.of(
            "bootstrap.servers", "localhost:9092",
            "registry.url", "http://localhost:8081",
            "inputs.features", "features");

    @Test
    void shouldHaveDefaultsForAllButPlacesAndInputs() {
        assertThat(read(SHORTEST))
                .isEqualTo(new MonitorConfig(
                        "localhost:9092",
                        Map.of(),
                        Map.of("schema.registry.url", "http://localhost:8081"),
                        "driftmeter-monitor",
                        Map.of("features", InputKind.FEATURES),
                        "driftmeter.",
                        "driftmeter.",
                        1,
                        4,
                        Path.of("state"),
                        8080,
                        Duration.ofMinutes(5),
                        Duration.ofDays(70),
                        new StateLimits(2L << 30, 20L << 30, 3, 0, 36)));
    }

    @Test
    void shouldReadEverySetting() {
        MonitorConfig config = read(Map.ofEntries(
                Map.entry("bootstrap.servers", "one:9092,two:9092"),
                Map.entry("kafka.security.protocol", "SSL"),
                Map.entry("registry.url", "https://registry"),
                Map.entry("registry.basic.auth.user.info", "user:secret"),
                Map.entry("application.id", "watch"),
                Map.entry("inputs.features", "a, b"),
                Map.entry("inputs.predictions", "p"),
                Map.entry("inputs.labels", "l"),
                Map.entry("topic.prefix", "dm-"),
                Map.entry("threads", "3"),
                Map.entry("internal.partitions", "12"),
                Map.entry("state.directory", "/var/lib/driftmeter"),
                Map.entry("http.port", "0"),
                Map.entry("idle.time", "2m"),
                Map.entry("join.retention", "200d"),
                Map.entry("memory.bound", "8GiB"),
                Map.entry("disk.bound", "1TiB"),
                Map.entry("live.versions", "2"),
                Map.entry("predictions.per.second", "500"),
                Map.entry("prediction.id.bytes", "16")));

        assertThat(config)
                .isEqualTo(new MonitorConfig(
                        "one:9092,two:9092",
                        Map.of("security.protocol", "SSL"),
                        Map.of("schema.registry.url", "https://registry", "basic.auth.user.info", "user:secret"),
                        "watch",
                        Map.of(
                                "a", InputKind.FEATURES,
                                "b", InputKind.FEATURES,
                                "p", InputKind.PREDICTIONS,
                                "l", InputKind.LABELS),
                        "dm-",
                        "dm-",
                        3,
                        12,
                        Path.of("/var/lib/driftmeter"),
                        0,
                        Duration.ofMinutes(2),
                        Duration.ofDays(200),
                        new StateLimits(8L << 30, 1L << 40, 2, 500, 16)));
    }

    @Test
    void shouldRefuseATopicUnderTwoKinds() {
        Map<String, String> texts = new HashMap<>(SHORTEST);
        texts.put("inputs.labels", "features");

        assertThatThrownBy(() -> read(texts))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessage("inputs.labels names features once more. Name each topic once, under one kind.");
    }

    @Test
    void shouldRefuseToReadNothing() {
        assertThatThrownBy(() -> read(Map.of("bootstrap.servers", "b", "registry.url", "r")))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageStartingWith("inputs are empty.");
    }

    private static MonitorConfig read(Map<String, String> texts) {
        Map<String, SettingText> written = new HashMap<>();
        texts.forEach((key, text) -> written.put(key, new SettingText(text, "monitor.yaml")));
        return MonitorConfig.read(written);
    }
}
