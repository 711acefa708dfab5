package io.driftmeter.schemas.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeysTest {

    @Test
    void shouldReadEveryKeyFromTheTextThatItWrites() {
        SeriesKey series = new SeriesKey("Kreditprüfung", "2026.1", "country=de");
        ReferenceKey reference = new ReferenceKey("credit-risk", "1", "c0ffee", 3);
        MonitorKey monitor = new MonitorKey("credit-risk", 7);

        assertThat(series).hasToString("Kreditprüfung|2026.1|country=de");
        assertThat(SeriesKey.parse(series.toString())).isEqualTo(series);
        assertThat(reference).hasToString("credit-risk|1|c0ffee|3");
        assertThat(ReferenceKey.parse(reference.toString())).isEqualTo(reference);
        assertThat(monitor).hasToString("credit-risk|7");
        assertThat(MonitorKey.parse(monitor.toString())).isEqualTo(monitor);
    }

    @Test
    void shouldWriteKeysAsUtf8() {
        SeriesKey key = new SeriesKey("Kreditprüfung", "1", "all");

        byte[] bytes = SeriesKey.serde().serializer().serialize("topic", key);

        assertThat(bytes).isEqualTo("Kreditprüfung|1|all".getBytes(StandardCharsets.UTF_8));
        assertThat(SeriesKey.serde().deserializer().deserialize("topic", bytes)).isEqualTo(key);
        assertThat(SeriesKey.serde().serializer().serialize("topic", null)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "model", "model|1", "model|1|all|more", "|1|all", "model||all", "mo\ndel|1|all"})
    void shouldRefuseATextThatIsNoSeries(String text) {
        Deserializer<SeriesKey> keys = SeriesKey.serde().deserializer();

        assertThatThrownBy(() -> SeriesKey.parse(text)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> keys.deserialize("topic", text.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("topic");
    }

    @Test
    void shouldRefuseNumbersOutOfRange() {
        assertThatThrownBy(() -> MonitorKey.parse("model|0")).hasMessageContaining("from 1");
        assertThatThrownBy(() -> MonitorKey.parse("model|one")).hasMessageContaining("no number in field 2");
        assertThatThrownBy(() -> ReferenceKey.parse("model|1|id|-1")).hasMessageContaining("from 0");
    }

    @Test
    void shouldHoldNamesToTheirLength() {
        assertThat(Names.problem("x".repeat(Names.LONGEST))).isEmpty();
        assertThat(Names.problem("x".repeat(Names.LONGEST + 1)))
                .get()
                .asString()
                .contains("201");
        assertThatThrownBy(() -> Names.checked("model", "a|b"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("Bad model name:");
    }
}
