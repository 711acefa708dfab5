package io.driftmeter.standalone.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.driftmeter.standalone.testing.ClusterClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedClusterIT {

    @Test
    void shouldFindItsRecordsAgainInAGivenDirectory(@TempDir Path directory) {
        ClusterOptions options = new ClusterOptions(1, directory, 0);
        try (KafkaCluster cluster = EmbeddedCluster.start(options);
                ClusterClient client = new ClusterClient(cluster)) {
            client.createTopic("kept", 1);
            client.produce(
                    new StringSerializer(), new StringSerializer(), List.of(new ProducerRecord<>("kept", "value")));
        }
        try (KafkaCluster cluster = EmbeddedCluster.start(options);
                ClusterClient client = new ClusterClient(cluster)) {
            assertThat(client.readAllCommitted("kept", new StringDeserializer(), new StringDeserializer()))
                    .extracting(record -> record.value())
                    .containsExactly("value");
        }
    }

    @Test
    void shouldDeleteItsTemporaryDirectoryOnClose() {
        Path directory;
        try (EmbeddedCluster cluster = EmbeddedCluster.start()) {
            directory = cluster.directory();
            assertThat(directory).isNotEmptyDirectory();
            cluster.close();
        }
        assertThat(directory).doesNotExist();
    }

    @Test
    void shouldListenOnTheGivenPortAndSayWhichOneIsTaken() throws IOException {
        int port;
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = taken.getLocalPort();
            assertThatThrownBy(() -> EmbeddedCluster.start(new ClusterOptions(1, null, port)))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining("port " + port);
        }
        try (EmbeddedCluster cluster = EmbeddedCluster.start(new ClusterOptions(1, null, port))) {
            assertThat(cluster.bootstrapServers()).isEqualTo("127.0.0.1:" + port);
        }
    }

    @Test
    void shouldRefuseACountOfBrokersThatMakesNoQuorum() {
        assertThatThrownBy(() -> EmbeddedCluster.start(2)).hasMessageContaining("brokers is 2");
    }
}
