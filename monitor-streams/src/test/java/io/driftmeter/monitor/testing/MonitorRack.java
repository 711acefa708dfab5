package io.driftmeter.monitor.testing;

import io.driftmeter.monitor.config.MonitorConfig;
import io.driftmeter.monitor.runtime.MonitorApplication;
import io.driftmeter.runtime.RoleProcess;
import io.driftmeter.runtime.RunnerOptions;
import io.driftmeter.runtime.settings.SettingText;
import io.driftmeter.standalone.cluster.KafkaCluster;
import io.driftmeter.standalone.registry.EmbeddedRegistry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Some instances of the monitor role in one process: the machines of a rack, which are gone all at once when it is killed. */
public final class MonitorRack implements AutoCloseable {

    private static final String ZONE = "kafka.client.tag.zone";
    private static final String TAGS = "kafka.rack.aware.assignment.tags";
    private static final String STRATEGY = "kafka.rack.aware.assignment.strategy";

    /** Those of {@link #settings} by which instances, not brokers, assign tasks by rack. */
    public static final Set<String> RACK_AWARENESS = Set.of(ZONE, TAGS, STRATEGY);

    private final List<MonitorApplication> monitors = new ArrayList<>();

    private MonitorRack() {}

    /** Arguments: how many instances, their directory, then their settings as {@code key=value}. Runs until it is killed. */
    public static void main(String[] arguments) throws InterruptedException {
        Map<String, String> settings = new LinkedHashMap<>();
        for (String argument : List.of(arguments).subList(2, arguments.length)) {
            int equals = argument.indexOf('=');
            settings.put(argument.substring(0, equals), argument.substring(equals + 1));
        }
        try (MonitorRack rack = start(Integer.parseInt(arguments[0]), Path.of(arguments[1]), settings)) {
            rack.instance(0).runner().awaitStop();
        }
    }

    /**
     * Starts instances.
     *
     * @param directory in it each has one of its own for its state
     * @param settings of all of them
     */
    public static MonitorRack start(int instances, Path directory, Map<String, String> settings) {
        MonitorRack rack = new MonitorRack();
        try {
            for (int instance = 0; instance < instances; instance++) {
                Map<String, SettingText> texts = new LinkedHashMap<>();
                settings.forEach((key, text) -> texts.put(key, new SettingText(text, "rack")));
                String state = directory.resolve(Integer.toString(instance)).toString();
                texts.put("state.directory", new SettingText(state, "rack"));
                MonitorApplication monitor =
                        MonitorApplication.create(MonitorConfig.read(texts), RunnerOptions.standard());
                rack.monitors.add(monitor);
                monitor.process().start();
            }
            return rack;
        } catch (RuntimeException error) {
            rack.close();
            throw error;
        }
    }

    /** What instances of a rack are told: where everything is, and where they are themselves, as the documentation shows. */
    public static Map<String, String> settings(KafkaCluster cluster, EmbeddedRegistry registry, String rack) {
        return Map.ofEntries(
                Map.entry("bootstrap.servers", cluster.bootstrapServers()),
                Map.entry("registry.url", registry.url()),
                Map.entry("application.id", TestMonitor.APPLICATION),
                Map.entry("inputs.predictions", ScoredMonitor.PREDICTIONS),
                Map.entry("inputs.labels", ScoredMonitor.LABELS),
                Map.entry("internal.partitions", Integer.toString(ScoredMonitor.INTERNAL_PARTITIONS)),
                Map.entry("http.port", "0"),
                Map.entry("kafka.client.rack", rack),
                Map.entry(ZONE, rack),
                Map.entry(TAGS, "zone"),
                Map.entry(STRATEGY, "min_traffic"));
    }

    /** One of its instances, from 0. */
    public RoleProcess instance(int number) {
        return monitors.get(number).process();
    }

    @Override
    public void close() {
        monitors.forEach(MonitorApplication::close);
    }
}
