package io.driftmeter.monitor.config;

import io.driftmeter.monitor.intake.InputKind;
import io.driftmeter.monitor.plan.StateLimits;
import io.driftmeter.runtime.settings.InvalidSettingsException;
import io.driftmeter.runtime.settings.Setting;
import io.driftmeter.runtime.settings.SettingProblem;
import io.driftmeter.runtime.settings.SettingText;
import io.driftmeter.runtime.settings.Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Configuration of the monitor role; {@link MonitorSettings} says what each value means.
 *
 * @param bootstrapServers where the cluster is
 * @param kafka properties for every Kafka client, such as security
 * @param registry properties for the registry client and the serdes, {@code schema.registry.url} among them
 * @param applicationId name of the consumer group and prefix of internal topics
 * @param inputs the input topics and what their records tell; at least one
 * @param topicPrefix what the names of our own topics begin with
 * @param reportsPrefix what the names of the topics of reports and dead letters begin with; the same but for a replay
 * @param threads number of stream threads
 * @param internalPartitions partitions of the internal topics
 * @param stateDirectory directory of the local state
 * @param httpPort port of live, ready and metrics; 0 for a free one
 * @param idleTime how long a partition must be silent to be idle
 * @param joinRetention how long, in event time, predictions and labels are kept for each other
 * @param limits what the state may take
 */
public record MonitorConfig(
        String bootstrapServers,
        Map<String, String> kafka,
        Map<String, String> registry,
        String applicationId,
        Map<String, InputKind> inputs,
        String topicPrefix,
        String reportsPrefix,
        int threads,
        int internalPartitions,
        Path stateDirectory,
        int httpPort,
        Duration idleTime,
        Duration joinRetention,
        StateLimits limits) {

    public MonitorConfig {
        kafka = Map.copyOf(kafka);
        registry = Map.copyOf(registry);
        inputs = Map.copyOf(inputs);
    }

    /**
     * Reads and checks a configuration.
     *
     * @param texts the text of each key that is set, with where it was set
     * @throws InvalidSettingsException with everything that is wrong
     */
    public static MonitorConfig read(Map<String, SettingText> texts) {
        Settings settings = Settings.read(
                MonitorSettings.all(), List.of(MonitorSettings.KAFKA_PREFIX, MonitorSettings.REGISTRY_PREFIX), texts);
        return new MonitorConfig(
                settings.get(MonitorSettings.BOOTSTRAP_SERVERS),
                settings.passedThrough(MonitorSettings.KAFKA_PREFIX),
                MonitorSettings.registry(settings).properties(),
                settings.get(MonitorSettings.APPLICATION_ID),
                inputs(settings),
                settings.get(MonitorSettings.TOPIC_PREFIX),
                settings.get(MonitorSettings.TOPIC_PREFIX),
                settings.get(MonitorSettings.THREADS),
                settings.get(MonitorSettings.INTERNAL_PARTITIONS),
                settings.get(MonitorSettings.STATE_DIRECTORY),
                settings.get(MonitorSettings.HTTP_PORT),
                settings.get(MonitorSettings.IDLE_TIME),
                settings.get(MonitorSettings.JOIN_RETENTION),
                MonitorSettings.limits(settings));
    }

    /**
     * The same for a replay beside the monitor: on any free port.
     *
     * @param replayId name of its consumer group and prefix of its internal topics
     * @param prefix what the names of the topics begin with that it writes reports and dead letters to
     */
    public MonitorConfig replay(String replayId, String prefix) {
        return new MonitorConfig(
                bootstrapServers,
                kafka,
                registry,
                replayId,
                inputs,
                topicPrefix,
                prefix,
                threads,
                internalPartitions,
                stateDirectory,
                0,
                idleTime,
                joinRetention,
                limits);
    }

    private static Map<String, InputKind> inputs(Settings settings) {
        Map<String, InputKind> inputs = new LinkedHashMap<>();
        List<SettingProblem> problems = new ArrayList<>();
        Map<Setting<List<String>>, InputKind> kinds = new LinkedHashMap<>();
        kinds.put(MonitorSettings.FEATURES_TOPICS, InputKind.FEATURES);
        kinds.put(MonitorSettings.PREDICTIONS_TOPICS, InputKind.PREDICTIONS);
        kinds.put(MonitorSettings.LABELS_TOPICS, InputKind.LABELS);
        kinds.forEach((setting, kind) -> settings.get(setting).forEach(topic -> {
            if (inputs.putIfAbsent(topic, kind) != null) {
                problems.add(new SettingProblem(
                        setting.key(), "names " + topic + " once more", "Name each topic once, under one kind."));
            }
        }));
        if (inputs.isEmpty()) {
            problems.add(new SettingProblem(
                    "inputs", "are empty", "Name the topics to read under inputs.features, .predictions and .labels."));
        }
        if (!problems.isEmpty()) {
            throw new InvalidSettingsException(problems);
        }
        return inputs;
    }
}
