package io.driftmeter.monitor.campaign;

import io.driftmeter.monitor.testing.TestModel;
import io.driftmeter.monitor.testing.TestMonitor;
import io.driftmeter.standalone.testing.ChildProcess;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.streams.GroupProtocol;

/** The instances of one monitor, by number, each a process with a state directory of its own. */
final class Monitors implements AutoCloseable {

    private static final long END_SECONDS = 60;

    private final Path directory;
    private final String application;
    private final List<String> settings;
    private final Map<Integer, ChildProcess> running = new TreeMap<>();
    private int restarts;

    /**
     * None is running yet.
     *
     * @param prefix prefix of the product's topics
     */
    Monitors(
            Path directory,
            GroupProtocol protocol,
            String application,
            String prefix,
            String bootstrapServers,
            String registryUrl) {
        this.directory = directory;
        this.application = application;
        this.settings = new ArrayList<>(List.of(
                "bootstrap.servers=" + bootstrapServers,
                "registry.url=" + registryUrl,
                "application.id=" + application,
                "topic.prefix=" + prefix,
                "inputs.features=" + TestModel.FEATURES,
                "inputs.predictions=" + TestModel.PREDICTIONS,
                "internal.partitions=3",
                "http.port=0",
                "idle.time=48h"));
        TestMonitor.settings(protocol).forEach((key, text) -> settings.add(key + "=" + text));
    }

    void start(int instance) {
        List<String> arguments = new ArrayList<>(settings);
        arguments.add("state.directory=" + directory.resolve(application + "-state-" + instance));
        running.put(
                instance,
                ChildProcess.start(
                        CampaignMonitor.class,
                        List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"),
                        arguments,
                        directory.resolve(application + "-" + instance + ".log")));
    }

    /** Starts again what has ended by itself, as a platform does. */
    void restartEnded() {
        running.forEach((instance, process) -> {
            if (!process.isAlive()) {
                restarts++;
                start(instance);
            }
        });
    }

    /** How often an instance had ended by itself. */
    int restarts() {
        return restarts;
    }

    ChildProcess process(int instance) {
        return Objects.requireNonNull(running.get(instance), () -> "instance " + instance + " is not running");
    }

    boolean isRunning(int instance) {
        return running.containsKey(instance);
    }

    void kill(int instance) {
        process(instance).kill();
    }

    /** Ends an instance in order, so that it is not started again. */
    void remove(int instance) {
        end(instance);
        running.remove(instance);
    }

    void roll() {
        for (int instance : List.copyOf(running.keySet())) {
            end(instance);
            start(instance);
        }
    }

    private void end(int instance) {
        ChildProcess process = process(instance);
        if (!process.end(END_SECONDS, TimeUnit.SECONDS)) {
            process.kill();
        }
    }

    @Override
    public void close() {
        running.values().forEach(ChildProcess::kill);
    }
}
