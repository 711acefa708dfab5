package io.driftmeter.schemas.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.driftmeter.avro.EffectBand;
import io.driftmeter.avro.Evidence;
import io.driftmeter.avro.RetrainingCause;
import io.driftmeter.avro.RetrainingTrigger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PlainJsonTest {

    private static final RegistryConnection REGISTRY = RegistryConnection.at("mock://" + PlainJsonTest.class.getName());
    private static final RetrainingTrigger TRIGGER = RetrainingTrigger.newBuilder()
            .setTriggerId("t-1")
            .setModel("credit-risk")
            .setModelVersion("1")
            .setCause(RetrainingCause.PERFORMANCE)
            .setReason("accuracy fell")
            .setWindowStart(Instant.parse("2026-01-03T00:00:00Z"))
            .setWindowEnd(Instant.parse("2026-01-03T02:00:00Z"))
            .setTrainFrom(Instant.parse("2026-01-02T22:00:00Z"))
            .setTrainTo(Instant.parse("2026-01-03T02:00:00Z"))
            .setCurrentScore(0.72)
            .setEvidence(List.of(Evidence.newBuilder()
                    .setFeature("accuracy")
                    .setStatistic("accuracy")
                    .setValue(Double.NEGATIVE_INFINITY)
                    .setThreshold(Double.NaN)
                    .setRows(4_000_000_000L)
                    .setEffect(EffectBand.MAJOR)
                    .build()))
            .setAlertFingerprints(List.of("f-1"))
            .setDefinitionRevision(1)
            .build();

    @Test
    void shouldWriteFieldsByNameWithoutUnionWrappers() {
        assertThat(PlainJson.text(TRIGGER))
                .isEqualTo(
                        "{\"triggerId\":\"t-1\",\"model\":\"credit-risk\",\"modelVersion\":\"1\",\"segment\":\"all\","
                                + "\"cause\":\"PERFORMANCE\",\"reason\":\"accuracy fell\","
                                + "\"windowStart\":\"2026-01-03T00:00:00Z\",\"windowEnd\":\"2026-01-03T02:00:00Z\","
                                + "\"trainFrom\":\"2026-01-02T22:00:00Z\",\"trainTo\":\"2026-01-03T02:00:00Z\","
                                + "\"baselineScore\":null,\"currentScore\":0.72,\"labelCoverage\":null,"
                                + "\"evidence\":[{\"feature\":\"accuracy\",\"statistic\":\"accuracy\",\"value\":\"-Infinity\","
                                + "\"threshold\":\"NaN\",\"log10PValue\":null,\"rows\":4000000000,\"effect\":\"MAJOR\","
                                + "\"text\":\"\",\"bins\":[],\"importance\":null}],\"referenceId\":null,\"alertFingerprints\":[\"f-1\"],"
                                + "\"previousTriggerId\":null,\"mode\":\"AUTO\",\"definitionRevision\":1,\"inputOffsets\":[]}");
    }

    @ParameterizedTest
    @EnumSource
    void shouldReadEitherFormatWhicheverIsWritten(ValueFormat written) {
        byte[] bytes =
                written.serde(RetrainingTrigger.class, REGISTRY).serializer().serialize("triggers", TRIGGER);

        for (ValueFormat reading : ValueFormat.values()) {
            assertThat(reading.serde(RetrainingTrigger.class, REGISTRY)
                            .deserializer()
                            .deserialize("triggers", bytes))
                    .isEqualTo(TRIGGER);
        }
    }

    @Test
    void shouldTakeDefaultsForMissingFieldsAndUnknownSymbolsAndIgnoreUnknownFields() {
        String older = PlainJson.text(TRIGGER)
                .replace("\"segment\":\"all\",", "\"invented\":{},")
                .replace("PERFORMANCE", "INVENTED");

        RetrainingTrigger read = read(older);

        assertThat(read.getSegment()).isEqualTo("all");
        assertThat(read.getCause()).isEqualTo(RetrainingCause.UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "`\"model\":\"credit-risk\",`, ``, RetrainingTrigger.model is missing",
                "`\"rows\":4000000000`, `\"rows\":\"many\"`, RetrainingTrigger.evidence[0].rows is \"many\"",
                "2026-01-03T00:00:00Z, yesterday, RetrainingTrigger.windowStart is 'yesterday'",
                "`}`, ``, JSON",
            })
    void shouldNameWhereTheJsonIsWrong(String right, String wrong, String message) {
        assertThatThrownBy(() -> read(PlainJson.text(TRIGGER).replace(right, wrong)))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining(message);
    }

    private static RetrainingTrigger read(String json) {
        Serde<RetrainingTrigger> serde = PlainJson.serde(RetrainingTrigger.class);
        return serde.deserializer().deserialize("triggers", json.getBytes(StandardCharsets.UTF_8));
    }
}
