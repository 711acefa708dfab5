package io.driftmeter.cli.role;

import io.driftmeter.alerting.config.AlertingConfig;
import io.driftmeter.alerting.runtime.AlertingApplication;
import io.driftmeter.cli.Verbosity;
import io.driftmeter.cli.connection.Cluster;
import io.driftmeter.cli.connection.ConfigOptions;
import io.driftmeter.cli.console.Failure;
import io.driftmeter.monitor.config.MonitorSettings;
import io.driftmeter.runtime.ClientSettings;
import io.driftmeter.runtime.RunnerOptions;
import io.driftmeter.runtime.settings.Settings;
import io.driftmeter.schemas.serde.ValueFormat;
import io.driftmeter.schemas.topic.TopicDescription;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Runs the alert role until it is asked to stop. */
@Command(name = "alert", description = "Run the alert role: from reports to alerts and retraining triggers.")
public final class AlertCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private ConfigOptions options;

    @Override
    public Integer call() throws InterruptedException {
        Settings settings = Settings.read(
                AlertSettings.all(),
                List.of(MonitorSettings.KAFKA_PREFIX, MonitorSettings.REGISTRY_PREFIX),
                options.texts());
        Cluster cluster = Cluster.of(settings);
        cluster.requireTopics(
                cluster.topics().own().stream().map(TopicDescription::name).toList());
        ClientSettings clients = AlertClients.settings(
                settings.get(AlertSettings.APPLICATION_ID),
                cluster.bootstrapServers(),
                settings.get(MonitorSettings.THREADS),
                settings.get(MonitorSettings.STATE_DIRECTORY),
                cluster.kafka());
        Verbosity.logProgress();
        AlertingConfig config = new AlertingConfig(
                cluster.topics(),
                cluster.registry(),
                ValueFormat.valueOf(settings.get(AlertSettings.FORMAT).toUpperCase(Locale.ROOT)));
        try (AlertingApplication application = AlertingApplication.create(
                config, clients, RunnerOptions.standard(), settings.get(MonitorSettings.HTTP_PORT))) {
            RoleText.started(spec, "alert", application.process().healthPort());
            return application.process().run().code();
        } catch (AlertingApplication.UnusableTopicsException unusable) {
            throw new Failure(String.valueOf(unusable.getMessage()), unusable);
        }
    }
}
