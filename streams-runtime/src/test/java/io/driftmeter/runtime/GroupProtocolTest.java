package io.driftmeter.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.driftmeter.runtime.settings.InvalidSettingsException;
import io.driftmeter.runtime.settings.SettingText;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GroupProtocolTest {

    @Test
    void shouldBeClassicWithAStandbyByDefault() {
        StreamsConfig config = new StreamsConfig(settings(Map.of()).streams());

        assertThat(config.getString("group.protocol")).isEqualTo("classic");
        assertThat(config.getInt("num.standby.replicas")).isEqualTo(1);
    }

    @Test
    void shouldLeaveStandbysToTheBrokersUnderStreams() {
        ClientSettings settings = settings(Map.of("group.protocol", "streams"));

        assertThat(settings.streams())
                .containsEntry("group.protocol", "streams")
                .doesNotContainKey("num.standby.replicas");
    }

    @ParameterizedTest
    @CsvSource({
        "group.instance.id, pod-0, no static membership",
        "main.consumer.group.instance.id, pod-0, no static membership",
        "num.standby.replicas, 2, streams.num.standby.replicas",
        "consumer.session.timeout.ms, 60000, streams.session.timeout.ms",
        "max.warmup.replicas, 4, no warm-ups",
        "max.task.idle.ms, 0, one that does not exist",
        "rack.aware.assignment.tags, zone, group.protocol: classic",
        "client.tag.zone, a, group.protocol: classic",
        "rack.aware.assignment.strategy, min_traffic, group.protocol: classic"
    })
    void shouldRefuseWhatBrokersDecideUnderStreams(String key, String value, String remedy) {
        assertThatThrownBy(() -> settings(Map.of("group.protocol", "streams", key, value)))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageContaining("monitor.yaml: " + key + " does not go with group.protocol streams")
                .hasMessageContaining(remedy);
    }

    @Test
    void shouldRefuseAnotherProtocol() {
        assertThatThrownBy(() -> settings(Map.of("group.protocol", "consumer")))
                .hasMessageContaining("group.protocol is consumer")
                .hasMessageContaining("Write classic or streams");
    }

    @Test
    void shouldSpreadStandbysAndReadNearbyWhereRacksAreNamed() {
        StreamsConfig config = new StreamsConfig(settings(Map.of(
                        "client.rack", "eu-west-1a",
                        "client.tag.zone", "eu-west-1a",
                        "rack.aware.assignment.tags", "zone",
                        "rack.aware.assignment.strategy", "min_traffic",
                        "group.instance.id", "pod-0"))
                .streams());

        assertThat(config.getClientTags()).containsEntry("zone", "eu-west-1a");
        assertThat(config.getMainConsumerConfigs("monitor", "client", 3))
                .containsEntry("client.rack", "eu-west-1a")
                .containsEntry("group.instance.id", "pod-0-3");
    }

    @Test
    void shouldRefuseRacksThatAreNotSaid() {
        assertThatThrownBy(() -> settings(Map.of(
                        "rack.aware.assignment.tags", "zone", "rack.aware.assignment.strategy", "balance_subtopology")))
                .hasMessageContaining("rack.aware.assignment.tags names zone, but client.tag.zone is not set")
                .hasMessageContaining(
                        "rack.aware.assignment.strategy is balance_subtopology, but client.rack is not set");
    }

    private static ClientSettings settings(Map<String, String> texts) {
        Map<String, SettingText> layer = new HashMap<>();
        texts.forEach((key, value) -> layer.put(key, new SettingText(value, "monitor.yaml")));
        layer.put("bootstrap.servers", new SettingText("broker:9092", "flag"));
        return ClientSettings.layered("monitor", Map.of(), List.of(layer));
    }
}
