package io.driftmeter.cli.role;

import io.driftmeter.runtime.ClientSettings;
import io.driftmeter.runtime.settings.SettingText;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.streams.StreamsConfig;

/** The Kafka clients of the alert role, from its own settings and from those that are passed through. */
public final class AlertClients {

    private AlertClients() {}

    /**
     * Merges and checks.
     *
     * @param applicationId name of the consumer group and prefix of internal topics
     * @param bootstrapServers where the cluster is
     * @param threads number of stream threads
     * @param stateDirectory directory of the local state
     * @param passedThrough properties for every client, as a user sets them
     * @throws io.driftmeter.runtime.settings.InvalidSettingsException with everything that is wrong
     */
    public static ClientSettings settings(
            String applicationId,
            String bootstrapServers,
            int threads,
            Path stateDirectory,
            Map<String, String> passedThrough) {
        Map<String, SettingText> user = new TreeMap<>();
        passedThrough.forEach((key, value) -> user.put(key, new SettingText(value, "kafka." + key)));
        user.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, new SettingText(bootstrapServers, "bootstrap.servers"));
        return ClientSettings.layered(
                applicationId,
                Map.of(
                        StreamsConfig.NUM_STREAM_THREADS_CONFIG, Integer.toString(threads),
                        StreamsConfig.STATE_DIR_CONFIG, stateDirectory.toString()),
                List.of(user));
    }
}
