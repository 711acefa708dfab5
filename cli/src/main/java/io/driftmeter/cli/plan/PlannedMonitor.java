package io.driftmeter.cli.plan;

import io.driftmeter.avro.MonitorDefinition;
import io.driftmeter.cli.connection.ConfigOptions;
import io.driftmeter.cli.console.UserMistake;
import io.driftmeter.monitor.config.MonitorConfig;
import io.driftmeter.monitor.config.MonitorSettings;
import io.driftmeter.monitor.plan.PlanText;
import io.driftmeter.monitor.plan.StatePlan;
import io.driftmeter.monitor.runtime.MonitorPlanning;
import io.driftmeter.runtime.settings.SettingText;
import java.io.PrintWriter;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The monitor that a plan is for: that of a configuration, or where it names no inputs, one that reads what the definitions name. */
public final class PlannedMonitor {

    private static final List<String> INPUTS = List.of(
            MonitorSettings.FEATURES_TOPICS.key(),
            MonitorSettings.PREDICTIONS_TOPICS.key(),
            MonitorSettings.LABELS_TOPICS.key());

    private PlannedMonitor() {}

    /**
     * The configuration of the monitor.
     *
     * @param options what the user has set; settings of other roles in the same file are passed over
     * @param definitions say what is read where the settings do not
     */
    public static MonitorConfig config(ConfigOptions options, Collection<MonitorDefinition> definitions) {
        Map<String, SettingText> texts = new TreeMap<>(Map.of(
                MonitorSettings.BOOTSTRAP_SERVERS.key(), new SettingText("localhost:9092", "default"),
                MonitorSettings.REGISTRY_URL.key(), new SettingText("http://localhost:8081", "default")));
        options.texts().forEach((key, text) -> {
            if (isRead(key)) {
                texts.put(key, text);
            }
        });
        if (INPUTS.stream().noneMatch(texts::containsKey)) {
            texts.putAll(inputs(definitions));
        }
        return MonitorConfig.read(texts);
    }

    private static boolean isRead(String key) {
        return MonitorSettings.all().stream().anyMatch(setting -> setting.key().equals(key))
                || Stream.of(MonitorSettings.KAFKA_PREFIX, MonitorSettings.REGISTRY_PREFIX)
                        .anyMatch(key::startsWith);
    }

    private static Map<String, SettingText> inputs(Collection<MonitorDefinition> definitions) {
        Set<String> named = new HashSet<>();
        Map<String, Set<String>> byKey = new TreeMap<>();
        for (MonitorDefinition definition : definitions) {
            String[] topics = {
                definition.getFeaturesTopic(), definition.getPredictionsTopic(), definition.getLabelsTopic()
            };
            for (int kind = 0; kind < topics.length; kind++) {
                if (topics[kind] != null && named.add(topics[kind])) {
                    byKey.computeIfAbsent(INPUTS.get(kind), key -> new TreeSet<>())
                            .add(topics[kind]);
                }
            }
        }
        Map<String, SettingText> texts = new TreeMap<>();
        byKey.forEach(
                (key, topics) -> texts.put(key, new SettingText(String.join(",", topics), "the monitor's definition")));
        return texts;
    }

    /**
     * Prints the plan of what is published and of definitions that are to be.
     *
     * @throws UserMistake with the arithmetic, after the plan, where it exceeds a bound
     */
    public static void printAndCheck(PrintWriter out, MonitorConfig config, Collection<MonitorDefinition> added) {
        StatePlan plan = MonitorPlanning.plan(config, added);
        PlanText.lines(plan).forEach(out::println);
        out.flush();
        if (!plan.excess().isEmpty()) {
            throw UserMistake.of(plan.excess());
        }
    }
}
