package io.driftmeter.alerting.runtime;

import io.driftmeter.alerting.config.AlertingConfig;
import io.driftmeter.runtime.ClientSettings;
import io.driftmeter.runtime.RunnerOptions;
import io.driftmeter.runtime.settings.SettingText;
import io.driftmeter.schemas.serde.ValueFormat;
import io.driftmeter.schemas.topic.TopicCatalogue;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The alert role in a JVM of its own, so that a test can kill it. */
final class AlertingProcess {
    private AlertingProcess() {}

    /** Starts it; it runs until it is killed. */
    static Process start(String bootstrapServers, Path state) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        AlertingProcess.class.getName(),
                        bootstrapServers,
                        state.toString())
                .redirectErrorStream(true)
                .redirectOutput(new File(state.toFile(), "output.txt"))
                .start();
    }

    public static void main(String[] arguments) throws InterruptedException {
        Map<String, SettingText> layer = Map.of("bootstrap.servers", new SettingText(arguments[0], "the test"));
        Map<String, String> role = Map.of(
                "state.dir", arguments[1],
                "main.consumer.session.timeout.ms", "6000",
                "num.standby.replicas", "0",
                "replication.factor", "1");
        try (AlertingApplication application = AlertingApplication.create(
                new AlertingConfig(TopicCatalogue.DEFAULT, TestRegistry.connection(), ValueFormat.JSON),
                ClientSettings.layered(AlertingApplication.APPLICATION_ID, role, List.of(layer)),
                RunnerOptions.standard(),
                0)) {
            application.process().run();
        }
    }
}
