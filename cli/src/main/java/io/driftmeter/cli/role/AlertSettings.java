package io.driftmeter.cli.role;

import io.driftmeter.alerting.runtime.AlertingApplication;
import io.driftmeter.monitor.config.MonitorSettings;
import io.driftmeter.runtime.settings.Check;
import io.driftmeter.runtime.settings.Setting;
import io.driftmeter.runtime.settings.SettingType;
import java.util.List;

/** Every setting of the alert role; most are those of the monitor's. */
final class AlertSettings {

    static final Setting<String> APPLICATION_ID = Setting.optional(
            "application.id",
            SettingType.TEXT,
            AlertingApplication.APPLICATION_ID,
            MonitorSettings.APPLICATION_ID.check(),
            MonitorSettings.APPLICATION_ID.sentence());

    static final Setting<String> FORMAT = Setting.optional(
            "output.format",
            SettingType.TEXT,
            "avro",
            new Check<>(format -> format.equals("avro") || format.equals("json"), "Write avro or json."),
            "How alerts and retraining triggers are written: avro in the Confluent wire format, or plain json.");

    private AlertSettings() {}

    static List<Setting<?>> all() {
        return List.of(
                MonitorSettings.BOOTSTRAP_SERVERS,
                MonitorSettings.REGISTRY_URL,
                APPLICATION_ID,
                FORMAT,
                MonitorSettings.TOPIC_PREFIX,
                MonitorSettings.THREADS,
                MonitorSettings.STATE_DIRECTORY,
                MonitorSettings.HTTP_PORT);
    }
}
