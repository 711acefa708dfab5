package io.driftmeter.cli.notify;

import io.driftmeter.alerting.notify.runtime.NotifyApplication;
import io.driftmeter.alerting.notify.runtime.NotifySettings;
import io.driftmeter.cli.ExitCode;
import io.driftmeter.cli.Verbosity;
import io.driftmeter.cli.connection.Cluster;
import io.driftmeter.cli.connection.ConfigOptions;
import io.driftmeter.monitor.config.MonitorSettings;
import io.driftmeter.runtime.ClientSettings;
import io.driftmeter.runtime.settings.Check;
import io.driftmeter.runtime.settings.Setting;
import io.driftmeter.runtime.settings.SettingText;
import io.driftmeter.runtime.settings.SettingType;
import io.driftmeter.runtime.settings.Settings;
import io.driftmeter.schemas.topic.TopicCatalogue;
import io.driftmeter.schemas.topic.TopicDescription;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs the notify role until it is asked to stop. */
@Command(name = "notify", description = "Run the notify role: from alerts to people, by the routes of a file.")
public final class NotifyCommand implements Callable<Integer> {

    private static final Setting<String> APPLICATION_ID = Setting.optional(
            "application.id",
            SettingType.TEXT,
            NotifyApplication.APPLICATION_ID,
            MonitorSettings.APPLICATION_ID.check(),
            "What the names of the sinks' consumer groups begin with.");

    private static final Setting<Path> ROUTES = Setting.required(
            "routes.file", SettingType.PATH, Check.any(), "YAML file of sinks and routes, as docs/notify.md tells.");

    @Spec
    private CommandSpec spec;

    @Mixin
    private ConfigOptions options;

    @Option(names = "--routes", paramLabel = "FILE", description = "YAML file of sinks and routes.")
    private @Nullable Path routes;

    @Option(names = "--check", description = "Only check the file of sinks and routes; secrets are not looked up.")
    private boolean checkOnly;

    @Override
    public Integer call() throws InterruptedException {
        if (checkOnly && routes != null) {
            NotifyFile file = NotifyFile.read(routes);
            spec.commandLine()
                    .getOut()
                    .println(routes + " is valid: " + file.sinks().size() + " sinks, "
                            + file.routes().routes().size() + " routes.");
            return ExitCode.OK;
        }
        Settings settings = Settings.read(
                List.of(
                        MonitorSettings.BOOTSTRAP_SERVERS,
                        MonitorSettings.REGISTRY_URL,
                        APPLICATION_ID,
                        ROUTES,
                        MonitorSettings.TOPIC_PREFIX,
                        MonitorSettings.HTTP_PORT),
                List.of(MonitorSettings.KAFKA_PREFIX, MonitorSettings.REGISTRY_PREFIX),
                texts());
        NotifyFile file = NotifyFile.read(settings.get(ROUTES));
        file.requireSecrets();
        Cluster cluster = Cluster.of(settings);
        cluster.requireTopics(topics(cluster.topics()));
        Verbosity.logProgress();
        NotifySettings role = new NotifySettings(
                cluster.topics(), cluster.registry(), clients(settings, cluster), file.sinks(), file.routes());
        try (NotifyApplication application = new NotifyApplication(role, settings.get(MonitorSettings.HTTP_PORT))) {
            spec.commandLine()
                    .getErr()
                    .println("driftmeter notify: http://localhost:" + application.healthPort()
                            + "/live, /ready and /metrics. Stop it with Ctrl-C.");
            spec.commandLine().getErr().flush();
            return application.run().code();
        }
    }

    private Map<String, SettingText> texts() {
        Map<String, SettingText> texts = options.texts();
        if (routes != null) {
            texts.put(ROUTES.key(), new SettingText(routes.toString(), "--routes"));
        }
        return texts;
    }

    private static List<String> topics(TopicCatalogue catalogue) {
        return Stream.of(
                        catalogue.alerts(),
                        catalogue.retrainingTriggers(),
                        catalogue.silences(),
                        catalogue.acknowledgements(),
                        catalogue.openNotifications(),
                        catalogue.deadLetters())
                .map(TopicDescription::name)
                .toList();
    }

    private static ClientSettings clients(Settings settings, Cluster cluster) {
        Map<String, SettingText> user = new TreeMap<>();
        cluster.kafka().forEach((key, value) -> user.put(key, new SettingText(value, "kafka." + key)));
        user.put("bootstrap.servers", new SettingText(cluster.bootstrapServers(), "bootstrap.servers"));
        return ClientSettings.layered(settings.get(APPLICATION_ID), Map.of(), List.of(user));
    }
}
