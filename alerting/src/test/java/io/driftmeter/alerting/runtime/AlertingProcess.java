package io.driftmeter.alerting.runtime;

import io.driftmeter.alerting.config.AlertingConfig;
import io.driftmeter.runtime.ClientSettings;
import io.driftmeter.runtime.RunnerOptions;
import io.driftmeter.runtime.settings.SettingText;
import io.driftmeter.schemas.serde.RegistryConnection;
import io.driftmeter.schemas.serde.ValueFormat;
import io.driftmeter.schemas.topic.TopicCatalogue;
import io.driftmeter.standalone.testing.ChildProcess;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The alert role in a JVM of its own, so that a test can kill it. */
final class AlertingProcess {
    private AlertingProcess() {}

    /**
     * Starts it; it runs until it is killed.
     *
     * @param registry address of the schema registry
     * @param applicationId one that is new reads all reports from the beginning
     * @param state folder of its state, and of what it prints
     */
    static ChildProcess start(String bootstrapServers, String registry, String applicationId, Path state) {
        return ChildProcess.start(
                AlertingProcess.class,
                List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"),
                List.of(bootstrapServers, registry, applicationId, state.toString()),
                state.resolve("output.txt"));
    }

    public static void main(String[] arguments) throws InterruptedException {
        Map<String, SettingText> layer = Map.of("bootstrap.servers", new SettingText(arguments[0], "the test"));
        Map<String, String> role = Map.of(
                "state.dir", arguments[3],
                "main.consumer.session.timeout.ms", "6000",
                "num.standby.replicas", "0",
                "replication.factor", "1");
        try (AlertingApplication application = AlertingApplication.create(
                new AlertingConfig(TopicCatalogue.DEFAULT, RegistryConnection.at(arguments[1]), ValueFormat.JSON),
                ClientSettings.layered(arguments[2], role, List.of(layer)),
                RunnerOptions.standard(),
                0)) {
            application.process().run();
        }
    }
}
