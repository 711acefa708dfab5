package io.driftmeter.monitor.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftmeter.avro.RecordFate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FatesTest {

    private static final long HIGHEST = 10_000_000;
    private static final long GRACE = 60_000;
    private static final long LATENESS = 3_600_000;

    @ParameterizedTest
    @CsvSource({
        "-1, ON_TIME",
        "0, ON_TIME",
        "60000, ON_TIME",
        "60001, LATE",
        "3600000, LATE",
        "3600001, TOO_LATE",
    })
    void shouldDecideByHowFarARecordIsBehindTheHighestEventTime(long behind, RecordFate fate) {
        assertThat(Fates.of(HIGHEST - behind, HIGHEST, GRACE, LATENESS)).isEqualTo(fate);
    }

    @Test
    void shouldTakeTheFirstRecordOfAPartitionAsOnTime() {
        assertThat(Fates.of(1, 0, GRACE, LATENESS)).isEqualTo(RecordFate.ON_TIME);
    }

    @Test
    void shouldTakeLatenessEqualToGraceAsNothingLate() {
        assertThat(Fates.of(HIGHEST - GRACE - 1, HIGHEST, GRACE, GRACE)).isEqualTo(RecordFate.TOO_LATE);
    }
}
