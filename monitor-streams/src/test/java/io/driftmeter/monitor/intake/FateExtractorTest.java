package io.driftmeter.monitor.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftmeter.avro.RecordFate;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FateExtractorTest {

    private static final long KAFKA_TIME = 1_000_000_000;
    private static final long TOLERANCE = 300_000;
    private static final long NONE = -1;

    @Test
    void shouldMoveTheHighestEventTimeToThatOfAnAcceptedRecord() {
        assertThat(extract("features", accepted(5_000), 4_000)).isEqualTo(5_000);
    }

    @Test
    void shouldTellTheProcessorTheHighestEventTimeBeforeTheRecord() {
        ConsumerRecord<Object, Object> record = record("features", new SourceKey(null), new byte[1]);
        extractor(accepted(5_000)).extract(record, 4_000);
        assertThat(((Arrival) record.value()).highestEventTimeBefore()).isEqualTo(4_000);
    }

    @Test
    void shouldKeepTheHighestEventTimeForARejectedRecordThatComesLater() {
        Reading unreadable = new Reading.Rejected(RecordFate.UNREADABLE, "", null, null);
        assertThat(extract("features", unreadable, 4_000)).isEqualTo(4_000);
    }

    @Test
    void shouldReturnZeroForARejectedFirstRecordSinceANegativeTimestampWouldBeDropped() {
        Reading unreadable = new Reading.Rejected(RecordFate.UNREADABLE, "", null, null);
        assertThat(extract("features", unreadable, NONE)).isZero();
    }

    @Test
    void shouldAcceptARecordExactlyAtTheFutureTolerance() {
        assertThat(extract("features", accepted(KAFKA_TIME + TOLERANCE), 1)).isEqualTo(KAFKA_TIME + TOLERANCE);
    }

    @Test
    void shouldRejectARecordBeyondTheFutureToleranceAndNameItsModel() {
        ConsumerRecord<Object, Object> record = record("features", new SourceKey(null), new byte[1]);
        assertThat(extractor(accepted(KAFKA_TIME + TOLERANCE + 1)).extract(record, 7))
                .isEqualTo(7);
        assertThat(((Arrival) record.value()).reading()).isInstanceOfSatisfying(Reading.Rejected.class, rejected -> {
            assertThat(rejected.fate()).isEqualTo(RecordFate.FUTURE);
            assertThat(rejected.model()).isEqualTo("m");
        });
    }

    @Test
    void shouldTakeALabelWithoutAValueAsARetractionAtTheTimeOfItsPartition() {
        SourceKey key = new SourceKey("p-1".getBytes(StandardCharsets.UTF_8));
        ConsumerRecord<Object, Object> record = record("labels", key, null);
        assertThat(extractor(accepted(1)).extract(record, 900)).isEqualTo(900);
        assertThat(((Arrival) record.value()).reading())
                .isEqualTo(new Reading.Accepted(new InputEvent.Label("p-1", 900, null)));
    }

    @Test
    void shouldRejectALabelWithoutAValueAndWithoutAKey() {
        ConsumerRecord<Object, Object> record = record("labels", SourceKey.NONE, null);
        extractor(accepted(1)).extract(record, 900);
        assertThat(fate(record)).contains(RecordFate.INVALID);
    }

    @Test
    void shouldRejectFeaturesWithoutAValue() {
        ConsumerRecord<Object, Object> record = record("features", SourceKey.NONE, null);
        extractor(accepted(1)).extract(record, 900);
        assertThat(fate(record)).contains(RecordFate.INVALID);
    }

    private static Optional<RecordFate> fate(ConsumerRecord<Object, Object> record) {
        return ((Arrival) record.value()).reading() instanceof Reading.Rejected rejected
                ? Optional.of(rejected.fate())
                : Optional.empty();
    }

    private static long extract(String topic, Reading reading, long partitionTime) {
        return extractor(reading).extract(record(topic, SourceKey.NONE, new byte[1]), partitionTime);
    }

    private static Reading accepted(long time) {
        return new Reading.Accepted(
                new InputEvent.Prediction("p", "m", "1", time, null, null, Map.of(), null, null, null));
    }

    private static FateExtractor extractor(Reading reading) {
        return new FateExtractor(
                Map.of("features", InputKind.FEATURES, "labels", InputKind.LABELS),
                (kind, value) -> reading,
                Duration.ofMillis(TOLERANCE));
    }

    private static ConsumerRecord<Object, Object> record(String topic, SourceKey key, byte @Nullable [] value) {
        return new ConsumerRecord<>(
                topic,
                0,
                0,
                KAFKA_TIME,
                TimestampType.CREATE_TIME,
                0,
                0,
                key,
                new Arrival(value),
                new RecordHeaders(),
                Optional.empty());
    }
}
