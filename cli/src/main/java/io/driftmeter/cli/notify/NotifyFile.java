package io.driftmeter.cli.notify;

import com.fasterxml.jackson.databind.JsonNode;
import io.driftmeter.alerting.notify.NamedSink;
import io.driftmeter.alerting.notify.Secret;
import io.driftmeter.alerting.notify.route.Route;
import io.driftmeter.alerting.notify.route.Routes;
import io.driftmeter.cli.console.UserMistake;
import io.driftmeter.cli.monitorfile.MonitorFile;
import io.driftmeter.cli.monitorfile.Problems;
import io.driftmeter.cli.monitorfile.YamlMapping;
import io.driftmeter.runtime.settings.Nearest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A YAML file of sinks and routes. Keys are public: a change of one is in the changelog.
 *
 * @param secrets every secret that the sinks need
 */
public record NotifyFile(List<NamedSink> sinks, Routes routes, List<Secret> secrets) {

    /**
     * Reads a file; secrets are not looked up yet.
     *
     * @throws UserMistake with everything that is wrong: file, key, value and remedy
     */
    public static NotifyFile read(Path path) {
        Problems problems = new Problems(path.toString());
        YamlMapping root = new YamlMapping("", MonitorFile.parse(path), problems);
        SinkReader reader = new SinkReader(problems);
        YamlMapping written = root.mapping("sinks");
        List<NamedSink> sinks = new ArrayList<>();
        for (String name : written.keys()) {
            reader.read(name, written.mapping(name)).ifPresent(sinks::add);
        }
        if (written.keys().isEmpty()) {
            root.note("sinks", "names no sink", "Write at least one, such as sinks: {log: {type: log}}.");
        }
        List<Route> routes = new ArrayList<>();
        int index = 0;
        for (JsonNode route : root.list("routes")) {
            routes.add(RouteReader.read(new YamlMapping("routes[" + index++ + "]", route, problems)));
        }
        requireThatTheyMeet(root, written.keys(), routes);
        root.refuseOthers();
        problems.throwIfAny();
        return new NotifyFile(sinks, new Routes(routes), reader.secrets());
    }

    /**
     * Demands that every secret is where the file says.
     *
     * @throws UserMistake naming the places that are empty
     */
    public void requireSecrets() {
        List<String> missing = new ArrayList<>();
        for (Secret secret : secrets) {
            try {
                secret.reveal();
            } catch (Secret.MissingSecretException none) {
                missing.add(none.getMessage() + ". Set the variable, or mount the file, before the start.");
            }
        }
        if (!missing.isEmpty()) {
            throw UserMistake.of(missing);
        }
    }

    private static void requireThatTheyMeet(YamlMapping root, Set<String> sinks, List<Route> routes) {
        Set<String> reached =
                routes.stream().flatMap(route -> route.to().stream()).collect(Collectors.toCollection(TreeSet::new));
        for (String name : reached) {
            if (!sinks.contains(name)) {
                root.note("routes", "lead to '" + name + "', which is no sink", Nearest.remedy(name, sinks));
            }
        }
        for (String name : sinks) {
            if (!reached.contains(name)) {
                root.note("sinks." + name, "is reached by no route", "Add a route, such as - to: " + name + ".");
            }
        }
    }
}
