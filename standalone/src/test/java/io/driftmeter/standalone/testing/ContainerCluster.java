package io.driftmeter.standalone.testing;

import io.driftmeter.standalone.cluster.BrokerSettings;
import io.driftmeter.standalone.cluster.KafkaCluster;
import java.util.Locale;
import org.testcontainers.kafka.KafkaContainer;

/** One broker of the published image, with the embedded one's settings that do not depend on where it is. */
final class ContainerCluster implements KafkaCluster {

    private static final String IMAGE = "apache/kafka:4.3.1";

    private final KafkaContainer container;

    private ContainerCluster(KafkaContainer container) {
        this.container = container;
    }

    static ContainerCluster start() {
        KafkaContainer container = new KafkaContainer(IMAGE);
        BrokerSettings.OF_EVERY_MEMBER.forEach((name, value) -> container.withEnv(variable(name), value));
        container.start();
        return new ContainerCluster(container);
    }

    /** The environment variable by which the image is told a setting. */
    private static String variable(String setting) {
        return "KAFKA_" + setting.toUpperCase(Locale.ROOT).replace('.', '_');
    }

    @Override
    public String bootstrapServers() {
        return container.getBootstrapServers();
    }

    @Override
    public int brokers() {
        return 1;
    }

    @Override
    public void close() {
        container.stop();
    }
}
