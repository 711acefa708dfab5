package io.driftmeter.standalone.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.driftmeter.standalone.testing.ClusterClient;
import io.driftmeter.standalone.testing.KafkaClusterContract;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class ThreeBrokersIT extends KafkaClusterContract {

    private final EmbeddedCluster three = EmbeddedCluster.start(3);

    @Override
    protected KafkaCluster startCluster() {
        return three;
    }

    @Test
    void shouldGoOnWithoutAnyOneMemberAndTakeItBack() {
        try (ClusterClient client = new ClusterClient(three)) {
            client.createTopic("survivor", 3);
            for (int node = 0; node < 3; node++) {
                three.stop(node);
                int down = node;
                assertThatThrownBy(() -> three.stop(down)).hasMessageContaining("already down");
                write(client, "without-" + node);
                three.restart(node);
                assertThatThrownBy(() -> three.restart(down)).hasMessageContaining("is running");
                write(client, "with-" + node);
            }
            assertThat(client.readCommitted("survivor", new StringDeserializer(), new StringDeserializer(), 6))
                    .extracting(record -> record.value())
                    .containsExactlyInAnyOrder("without-0", "with-0", "without-1", "with-1", "without-2", "with-2");
        }
    }

    private static void write(ClusterClient client, String value) {
        client.produce(
                new StringSerializer(), new StringSerializer(), List.of(new ProducerRecord<>("survivor", value)));
    }
}
