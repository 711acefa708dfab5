package io.driftmeter.cli.notify;

import io.driftmeter.alerting.notify.Subject;
import io.driftmeter.alerting.notify.route.Glob;
import io.driftmeter.alerting.notify.route.Route;
import io.driftmeter.avro.AlertKind;
import io.driftmeter.avro.Severity;
import io.driftmeter.cli.monitorfile.YamlMapping;
import io.driftmeter.runtime.settings.Nearest;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Reads one route. */
final class RouteReader {

    private RouteReader() {}

    static Route read(YamlMapping written) {
        List<String> to = written.texts("to");
        if (to.isEmpty()) {
            written.note("to", "names no sink", "Write the names of sinks, such as to: [on-call, log].");
        }
        Route route = new Route(
                to,
                globs(written, "model"),
                globs(written, "version"),
                globs(written, "segment"),
                words(written, "kind", names(AlertKind.values(), Subject.RETRAINING)),
                words(written, "severity", names(Severity.values(), Subject.INFORMATION)),
                globs(written, "team"));
        written.refuseOthers();
        return route;
    }

    private static List<Glob> globs(YamlMapping written, String key) {
        return written.texts(key).stream().map(Glob::new).toList();
    }

    /** Patterns of words that are known: one that matches none is a slip of the pen. */
    private static List<Glob> words(YamlMapping written, String key, TreeSet<String> known) {
        List<Glob> globs = globs(written, key);
        for (Glob glob : globs) {
            if (known.stream().noneMatch(glob::matches)) {
                written.note(key, "'" + glob + "' matches nothing", Nearest.remedy(glob.toString(), known));
            }
        }
        return globs;
    }

    private static TreeSet<String> names(Enum<?>[] symbols, String another) {
        TreeSet<String> names = new TreeSet<>();
        Stream.concat(Stream.of(symbols).map(Enum::name), Stream.of(another))
                .filter(name -> !name.equals("UNKNOWN"))
                .forEach(name -> names.add(name.toLowerCase(Locale.ROOT)));
        return names;
    }
}
