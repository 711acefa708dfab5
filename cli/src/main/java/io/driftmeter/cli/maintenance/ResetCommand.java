package io.driftmeter.cli.maintenance;

import io.driftmeter.alerting.runtime.AlertingApplication;
import io.driftmeter.cli.ExitCode;
import io.driftmeter.cli.connection.Cluster;
import io.driftmeter.cli.connection.ClusterOptions;
import io.driftmeter.monitor.config.MonitorSettings;
import io.driftmeter.runtime.settings.Setting;
import io.driftmeter.runtime.settings.SettingText;
import io.driftmeter.runtime.settings.Settings;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Takes the state of a role away. */
@Command(
        name = "reset",
        description = {
            "Take the state of a role away: its offsets, its internal topics, and its local state on this machine.",
            "Its next start reads all input from the beginning and writes its results again, with the same ids. Without"
                    + " --yes it only says what would be deleted. What is published stays: definitions, references, reports,"
                    + " alerts."
        })
public final class ResetCommand implements Callable<Integer> {

    /** A role that has state. */
    enum Role {
        MONITOR(MonitorSettings.APPLICATION_ID),
        ALERT(Setting.optional(
                MonitorSettings.APPLICATION_ID.key(),
                MonitorSettings.APPLICATION_ID.type(),
                AlertingApplication.APPLICATION_ID,
                MonitorSettings.APPLICATION_ID.check(),
                MonitorSettings.APPLICATION_ID.sentence()));

        private final Setting<String> applicationId;

        Role(Setting<String> applicationId) {
            this.applicationId = applicationId;
        }
    }

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "ROLE", description = "${COMPLETION-CANDIDATES}.")
    private Role role;

    @Mixin
    private ClusterOptions connection;

    @Option(names = "--yes", description = "Delete it.")
    private boolean confirmed;

    @Option(names = "--dry-run", description = "Only say what would be deleted; so it is without --yes.")
    private boolean dryRun;

    @Override
    public Integer call() {
        Cluster cluster = connection.cluster();
        Settings settings = settings();
        StreamsApplication application = new StreamsApplication(
                cluster, settings.get(role.applicationId), settings.get(MonitorSettings.STATE_DIRECTORY));
        try (Admin admin = cluster.admin()) {
            Optional<GroupListing> group = application.group(admin);
            application.requireStopped(group);
            reset(application, admin, group, confirmed && !dryRun);
        }
        return ExitCode.OK;
    }

    private void reset(StreamsApplication application, Admin admin, Optional<GroupListing> group, boolean really) {
        PrintWriter out = spec.commandLine().getOut();
        String verb = really ? "Deleted" : "Would delete";
        Set<String> topics = application.internalTopics(admin);
        Optional<Path> local = application.localState();
        group.ifPresent(found -> {
            if (really) {
                application.deleteGroup(admin, found);
            }
            out.println(verb + " the group " + application.applicationId() + " with its offsets");
        });
        if (really && !topics.isEmpty()) {
            application.deleteTopics(admin, topics);
        }
        topics.forEach(topic -> out.println(verb + " the topic " + topic));
        local.ifPresent(directory -> {
            if (really) {
                application.deleteLocalState(directory);
            }
            out.println(verb + " the directory " + directory);
        });
        if (group.isEmpty() && topics.isEmpty() && local.isEmpty()) {
            out.println("There is nothing of " + application.applicationId() + ".");
        } else if (really) {
            out.println("Delete " + application.stateDirectory().resolve(application.applicationId())
                    + " on other machines too, before " + application.applicationId() + " starts there again.");
        } else {
            out.println("Nothing was deleted. Do it with --yes.");
        }
        out.flush();
    }

    private Settings settings() {
        List<Setting<?>> known = List.of(role.applicationId, MonitorSettings.STATE_DIRECTORY);
        Map<String, SettingText> texts = new TreeMap<>(connection.options().texts());
        texts.keySet()
                .removeIf(
                        key -> known.stream().noneMatch(setting -> setting.key().equals(key)));
        return Settings.read(known, List.of(), texts);
    }
}
