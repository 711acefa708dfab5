package io.driftmeter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftmeter.avro.PredictionEvent;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AvroJsonTest {

    @Test
    void shouldWritePlainValuesInTheOrderOfTheSchema() {
        PredictionEvent event = PredictionEvent.newBuilder()
                .setPredictionId("p-1")
                .setModel("m")
                .setModelVersion("1")
                .setEventTime(Instant.parse("2026-01-31T12:00:00Z"))
                .setPrediction("yes")
                .setScore(Double.NaN)
                .setClassScores(Map.of("yes", 0.5))
                .build();

        assertThat(AvroJson.object(event).toString())
                .isEqualTo("{\"predictionId\":\"p-1\",\"model\":\"m\",\"modelVersion\":\"1\","
                        + "\"eventTime\":\"2026-01-31T12:00:00Z\",\"prediction\":\"yes\",\"score\":\"NaN\","
                        + "\"classScores\":{\"yes\":0.5},\"ranking\":null,\"latencyMilliseconds\":null}");
    }
}
