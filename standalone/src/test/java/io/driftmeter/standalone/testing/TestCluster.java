package io.driftmeter.standalone.testing;

import io.driftmeter.standalone.cluster.EmbeddedCluster;
import io.driftmeter.standalone.cluster.KafkaCluster;
import org.junit.jupiter.api.Assumptions;

/**
 * The cluster that integration tests run on: brokers in the JVM, or {@code apache/kafka} in a container when the system
 * property {@value #PROPERTY} is {@code container} ({@code mvn verify -P containers}).
 */
public final class TestCluster {

    /** Selects the cluster: {@code embedded} (the default) or {@code container}. */
    public static final String PROPERTY = "driftmeter.test.cluster";

    private TestCluster() {}

    /** One broker. */
    public static KafkaCluster start() {
        return start(1);
    }

    /** One or three brokers. In a container there is only one broker: a test that wants three is skipped there. */
    public static KafkaCluster start(int brokers) {
        String kind = System.getProperty(PROPERTY, "embedded");
        return switch (kind) {
            case "embedded" -> EmbeddedCluster.start(brokers);
            case "container" -> {
                Assumptions.assumeTrue(brokers == 1, "the container has one broker, this test wants " + brokers);
                yield ContainerCluster.start();
            }
            default -> throw new IllegalArgumentException(PROPERTY + " is " + kind + "; give embedded or container");
        };
    }
}
