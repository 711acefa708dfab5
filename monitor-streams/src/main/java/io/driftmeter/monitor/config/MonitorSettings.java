package io.driftmeter.monitor.config;

import io.driftmeter.monitor.plan.StateLimits;
import io.driftmeter.runtime.settings.Check;
import io.driftmeter.runtime.settings.Setting;
import io.driftmeter.runtime.settings.SettingType;
import io.driftmeter.runtime.settings.Settings;
import io.driftmeter.schemas.serde.RegistryConnection;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Every setting of the monitor role. */
public final class MonitorSettings {

    /** Keys under this prefix go to every Kafka client, without the prefix: {@code kafka.security.protocol}. */
    public static final String KAFKA_PREFIX = "kafka.";

    /** Keys under this prefix go to the registry client and the serdes, without the prefix: {@code registry.basic.auth.user.info}. */
    public static final String REGISTRY_PREFIX = "registry.";

    public static final Setting<String> BOOTSTRAP_SERVERS = Setting.required(
            "bootstrap.servers",
            SettingType.TEXT,
            Check.any(),
            "Where the Kafka cluster is: host:port, several separated by commas.");

    public static final Setting<String> REGISTRY_URL = Setting.required(
            "registry.url",
            SettingType.TEXT,
            Check.any(),
            "Where the schema registry is: its http(s) address, several separated by commas.");

    public static final Setting<String> APPLICATION_ID = Setting.optional(
            "application.id",
            SettingType.TEXT,
            "driftmeter-monitor",
            new Check<>(
                    id -> id.matches("[A-Za-z0-9._-]{1,100}"),
                    "Write up to 100 letters, digits, dots, underscores and dashes."),
            "Name of the consumer group and prefix of internal topics; instances that share it share the work.");

    public static final Setting<List<String>> FEATURES_TOPICS =
            Setting.optional("inputs.features", SettingType.LIST, "", Check.any(), "Topics that hold features.");

    public static final Setting<List<String>> PREDICTIONS_TOPICS =
            Setting.optional("inputs.predictions", SettingType.LIST, "", Check.any(), "Topics that hold predictions.");

    public static final Setting<List<String>> LABELS_TOPICS =
            Setting.optional("inputs.labels", SettingType.LIST, "", Check.any(), "Topics that hold labels.");

    public static final Setting<String> TOPIC_PREFIX = Setting.optional(
            "topic.prefix",
            SettingType.TEXT,
            "driftmeter.",
            new Check<>(
                    prefix -> prefix.matches("[A-Za-z0-9._-]{1,100}"),
                    "Write up to 100 letters, digits, dots, underscores and dashes."),
            "What the names of our own topics begin with.");

    public static final Setting<Integer> THREADS =
            Setting.optional("threads", SettingType.INTEGER, "1", Check.between(1, 256), "Number of stream threads.");

    public static final Setting<Integer> INTERNAL_PARTITIONS = Setting.optional(
            "internal.partitions",
            SettingType.INTEGER,
            "4",
            Check.between(1, 1_000),
            "Partitions of the internal topics; cannot change while the application id stays the same.");

    public static final Setting<Path> STATE_DIRECTORY = Setting.optional(
            "state.directory",
            SettingType.PATH,
            "state",
            Check.any(),
            "Directory of the local state; one instance each, kept across restarts.");

    public static final Setting<Integer> HTTP_PORT = Setting.optional(
            "http.port",
            SettingType.INTEGER,
            "8080",
            Check.between(0, 65_535),
            "Port that serves live, ready and metrics; 0 takes a free one.");

    public static final Setting<Duration> IDLE_TIME = Setting.optional(
            "idle.time",
            SettingType.DURATION,
            "5m",
            new Check<>(time -> time.toMillis() >= 100, "Write at least 100ms."),
            "A partition that is read to its end and silent for this long no longer holds windows open.");

    public static final Setting<Duration> JOIN_RETENTION = Setting.optional(
            "join.retention",
            SettingType.DURATION,
            "70d",
            new Check<>(time -> time.compareTo(Duration.ofDays(14)) >= 0, "Write at least 14d."),
            "How long predictions and labels are kept for each other, in event time behind the newest: at least the longest"
                    + " horizon, the lateness, how far apart the input partitions may be read, and a week.");

    public static final Setting<Long> MEMORY_BOUND = Setting.optional(
            "memory.bound",
            SettingType.SIZE,
            "2GiB",
            new Check<>(bytes -> bytes >= 1 << 29, "Write at least 512MiB."),
            "What heap and native memory of one instance may take together; what needs more by the plan is refused.");

    public static final Setting<Long> DISK_BOUND = Setting.optional(
            "disk.bound",
            SettingType.SIZE,
            "20GiB",
            new Check<>(bytes -> bytes >= 1 << 20, "Write at least 1MiB."),
            "What the local state of one instance may take on disk; what needs more by the plan is refused.");

    public static final Setting<Integer> LIVE_VERSIONS = Setting.optional(
            "live.versions",
            SettingType.INTEGER,
            "3",
            Check.between(1, 1_000),
            "Versions of a model that get traffic at the same time, for the plan.");

    public static final Setting<Integer> PREDICTIONS_PER_SECOND = Setting.optional(
            "predictions.per.second",
            SettingType.INTEGER,
            "0",
            Check.between(0, 100_000_000),
            "Predictions of all models that are scored against labels, on average over join.retention, for the plan; 0: not"
                    + " said, and their disk is not planned.");

    public static final Setting<Integer> PREDICTION_ID_BYTES = Setting.optional(
            "prediction.id.bytes",
            SettingType.INTEGER,
            "36",
            Check.between(1, 1_000),
            "Bytes of a prediction id, for the plan; a UUID has 36.");

    private MonitorSettings() {}

    /** All of them, in the order of the documentation. */
    public static List<Setting<?>> all() {
        return List.of(
                BOOTSTRAP_SERVERS,
                REGISTRY_URL,
                APPLICATION_ID,
                FEATURES_TOPICS,
                PREDICTIONS_TOPICS,
                LABELS_TOPICS,
                TOPIC_PREFIX,
                THREADS,
                INTERNAL_PARTITIONS,
                STATE_DIRECTORY,
                HTTP_PORT,
                IDLE_TIME,
                JOIN_RETENTION,
                MEMORY_BOUND,
                DISK_BOUND,
                LIVE_VERSIONS,
                PREDICTIONS_PER_SECOND,
                PREDICTION_ID_BYTES);
    }

    /** The schema registry that is set, with what is passed through to its client. */
    public static RegistryConnection registry(Settings settings) {
        Map<String, String> properties = settings.passedThrough(REGISTRY_PREFIX);
        properties.remove("url");
        properties.put("schema.registry.url", settings.get(REGISTRY_URL));
        return new RegistryConnection(properties);
    }

    /** What the settings say of memory, disk and traffic. */
    public static StateLimits limits(Settings settings) {
        return new StateLimits(
                settings.get(MEMORY_BOUND),
                settings.get(DISK_BOUND),
                settings.get(LIVE_VERSIONS),
                settings.get(PREDICTIONS_PER_SECOND),
                settings.get(PREDICTION_ID_BYTES));
    }
}
