package io.driftmeter.cli.connection;

import io.driftmeter.cli.console.Failure;
import io.driftmeter.monitor.config.MonitorSettings;
import io.driftmeter.runtime.settings.Settings;
import io.driftmeter.schemas.serde.RegistryConnection;
import io.driftmeter.schemas.topic.TopicCatalogue;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * A Kafka cluster, its registry and the names of our topics on it.
 *
 * @param bootstrapServers where the cluster is
 * @param kafka properties for every Kafka client, such as security
 * @param registry where the registry is
 * @param topics names of our topics
 */
public record Cluster(
        String bootstrapServers, Map<String, String> kafka, RegistryConnection registry, TopicCatalogue topics) {

    public Cluster {
        kafka = Map.copyOf(kafka);
    }

    /** A cluster that needs no more than its addresses, with the default names of topics. */
    public static Cluster at(String bootstrapServers, RegistryConnection registry) {
        return new Cluster(bootstrapServers, Map.of(), registry, TopicCatalogue.DEFAULT);
    }

    /** The cluster that settings name, of a role or of a command that takes a role's. */
    public static Cluster of(Settings settings) {
        return new Cluster(
                settings.get(MonitorSettings.BOOTSTRAP_SERVERS),
                settings.passedThrough(MonitorSettings.KAFKA_PREFIX),
                MonitorSettings.registry(settings),
                new TopicCatalogue(settings.get(MonitorSettings.TOPIC_PREFIX)));
    }

    /** Properties for any client. */
    public Map<String, Object> clientProperties() {
        Map<String, Object> properties = new HashMap<>();
        properties.put("request.timeout.ms", 10_000);
        properties.put("default.api.timeout.ms", 15_000);
        properties.putAll(kafka);
        properties.put("bootstrap.servers", bootstrapServers);
        return properties;
    }

    /** A client for topics; the caller closes it. */
    public Admin admin() {
        return Admin.create(clientProperties());
    }

    /**
     * Demands that topics exist.
     *
     * @throws Failure if one does not, with how to create it
     */
    public void requireTopics(Collection<String> names) {
        try (Admin admin = admin()) {
            Collection<String> there = await(admin.listTopics().names());
            List<String> missing = names.stream()
                    .filter(name -> !there.contains(name))
                    .sorted()
                    .toList();
            if (!missing.isEmpty()) {
                throw new Failure(String.join(
                        System.lineSeparator(),
                        missing.stream()
                                .map(name -> "Topic " + name + " does not exist on " + bootstrapServers
                                        + ". Create our topics with: driftmeter topics create -b " + bootstrapServers)
                                .toList()));
            }
        }
    }

    /**
     * The value of a future of this cluster's clients.
     *
     * @throws Failure if the cluster does not answer
     */
    public <T> T await(KafkaFuture<T> future) {
        try {
            return future.get();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new Failure("Interrupted while waiting for Kafka.", interrupted);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof TimeoutException) {
                throw new Failure(
                        "Kafka at " + bootstrapServers
                                + " does not answer. Name the right address with --bootstrap-servers; settings such as"
                                + " TLS go into --config or --set kafka.*.",
                        failed);
            }
            throw failed.getCause() instanceof RuntimeException cause
                    ? cause
                    : new Failure("Kafka at " + bootstrapServers + ": " + failed.getMessage(), failed);
        }
    }
}
