package io.driftmeter.monitor.campaign;

import io.driftmeter.monitor.config.MonitorConfig;
import io.driftmeter.monitor.runtime.MonitorApplication;
import io.driftmeter.monitor.testing.MovedTime;
import io.driftmeter.runtime.RunnerOptions;
import io.driftmeter.runtime.settings.SettingText;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** The monitor role as a process whose clock can be moved: each line that it is told is an offset of its clock, in milliseconds. */
final class CampaignMonitor {

    private CampaignMonitor() {}

    /** Arguments: settings, as {@code key=value}. */
    public static void main(String[] settings) throws Exception {
        Map<String, SettingText> texts = new LinkedHashMap<>();
        for (String setting : settings) {
            int equals = setting.indexOf('=');
            texts.put(setting.substring(0, equals), new SettingText(setting.substring(equals + 1), "arguments"));
        }
        MovedTime time = new MovedTime();
        Thread clock = new Thread(() -> listen(time), "clock");
        clock.setDaemon(true);
        clock.start();
        RunnerOptions options = RunnerOptions.standard().withTime(time);
        try (MonitorApplication monitor = MonitorApplication.create(MonitorConfig.read(texts), options)) {
            System.exit(monitor.process().run().code());
        }
    }

    private static void listen(MovedTime time) {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            lines.lines().forEach(line -> time.setOffset(Duration.ofMillis(Long.parseLong(line))));
        } catch (IOException ended) {
            System.err.println("The clock hears nothing more: " + ended);
        }
    }
}
