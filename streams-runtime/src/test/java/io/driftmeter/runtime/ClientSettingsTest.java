package io.driftmeter.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.driftmeter.runtime.settings.InvalidSettingsException;
import io.driftmeter.runtime.settings.SettingText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientSettingsTest {

    private static final Map<String, SettingText> BROKERS =
            Map.of("bootstrap.servers", new SettingText("broker:9092", "flag"));

    @Test
    void shouldGiveKafkaStreamsTheProductsDefaults() {
        StreamsConfig config = new StreamsConfig(settings(Map.of(), BROKERS).streams());
        assertThat(config.getString("processing.guarantee")).isEqualTo("exactly_once_v2");
        assertThat(config.getLong("commit.interval.ms")).isEqualTo(1000);
        assertThat(config.getBoolean("ensure.explicit.internal.resource.naming"))
                .isTrue();
        assertThat(config.getLong("statestore.cache.max.bytes")).isPositive();
        Map<String, Object> consumer = config.getMainConsumerConfigs("monitor", "client", 0);
        assertThat(consumer)
                .containsEntry(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed")
                .containsEntry(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest")
                .containsEntry(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");
        assertThat(config.getProducerConfigs("client"))
                .containsEntry(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, "60000");
    }

    @Test
    void shouldLetAHigherLayerWin() {
        ClientSettings settings = settings(
                Map.of("commit.interval.ms", "200", "num.stream.threads", "2"),
                file(Map.of("bootstrap.servers", "file:9092", "num.stream.threads", "4", "linger.ms", "7")),
                BROKERS);
        assertThat(settings.setting("commit.interval.ms")).isEqualTo("200");
        assertThat(settings.setting("num.stream.threads")).isEqualTo("4");
        assertThat(settings.setting("bootstrap.servers")).isEqualTo("broker:9092");
    }

    @ParameterizedTest
    @CsvSource({
        "processing.guarantee, at_least_once",
        "isolation.level, read_uncommitted",
        "consumer.isolation.level, read_uncommitted",
        "main.consumer.auto.offset.reset, latest",
        "producer.acks, 1",
        "producer.enable.idempotence, false",
        "processing.exception.handler, org.apache.kafka.streams.errors.LogAndContinueProcessingExceptionHandler",
        "application.id, another"
    })
    void shouldRefuseToChangeWhatThePromisesRestOn(String key, String value) {
        assertThatThrownBy(() -> settings(Map.of(), file(Map.of(key, value)), BROKERS))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageContaining("client.properties: " + key)
                .hasMessageContaining(value)
                .hasMessageContaining("Remove the line");
    }

    @Test
    void shouldAcceptAProtectedKeyThatRepeatsTheProductsValue() {
        assertThat(settings(Map.of(), file(Map.of("processing.guarantee", "exactly_once_v2")), BROKERS)
                        .setting("processing.guarantee"))
                .isEqualTo("exactly_once_v2");
    }

    @Test
    void shouldReportEverythingThatIsWrongAtOnce() {
        assertThatThrownBy(() -> settings(
                        Map.of(),
                        file(Map.of(
                                "statestore.cache.max.bytes",
                                "0",
                                "commit.interval.ms",
                                "60000",
                                "isolation.level",
                                "read_uncommitted"))))
                .isInstanceOfSatisfying(
                        InvalidSettingsException.class,
                        e -> assertThat(e.problems()).hasSize(4))
                .hasMessageContaining("bootstrap.servers is not set")
                .hasMessageContaining("client.properties: statestore.cache.max.bytes is 0")
                .hasMessageContaining("transactions would end before they commit");
    }

    @Test
    void shouldGiveTheClientsBesideTheTopologyTheSameAddressAndCredentials() {
        ClientSettings settings = settings(
                Map.of(),
                file(Map.of(
                        "security.protocol", "SSL",
                        "ssl.truststore.type", "PEM",
                        "config.providers", "dir",
                        "config.providers.dir.class", "org.apache.kafka.common.config.provider.DirectoryConfigProvider",
                        "consumer.max.poll.records", "50")),
                BROKERS);
        for (Map<String, Object> client : List.of(settings.consumer(), settings.producer(), settings.admin())) {
            assertThat(client)
                    .containsEntry("bootstrap.servers", "broker:9092")
                    .containsEntry("security.protocol", "SSL")
                    .containsEntry("ssl.truststore.type", "PEM")
                    .containsEntry("config.providers", "dir")
                    .containsKey("config.providers.dir.class")
                    .doesNotContainKey("processing.guarantee");
        }
        assertThat(settings.consumer())
                .containsEntry("isolation.level", "read_committed")
                .containsEntry("enable.auto.commit", "false")
                .containsEntry("max.poll.records", "50")
                .doesNotContainKey("group.id");
        assertThat(settings.producer()).containsEntry("acks", "all").doesNotContainKey("max.poll.records");
    }

    @Test
    void shouldReadAPropertiesFileAndNameItInMessages(@TempDir Path directory) throws Exception {
        Path file = Files.writeString(directory.resolve("kafka.properties"), "# ours\nisolation.level = none\n");
        assertThatThrownBy(() -> settings(Map.of(), PropertiesFile.read(file), BROKERS))
                .hasMessageContaining(file + ": isolation.level is none");
        assertThatThrownBy(() -> PropertiesFile.read(directory.resolve("absent")))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageContaining("absent");
    }

    @SafeVarargs
    private static ClientSettings settings(Map<String, String> role, Map<String, SettingText>... layers) {
        return ClientSettings.layered("monitor", role, List.of(layers));
    }

    private static Map<String, SettingText> file(Map<String, String> texts) {
        return texts.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> new SettingText(entry.getValue(), "client.properties")));
    }
}
