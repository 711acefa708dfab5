package io.driftmeter.runtime.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteSizeTest {

    @ParameterizedTest
    @CsvSource({"4096B,4096", "1KiB,1024", " 512 MiB ,536870912", "20GiB,21474836480", "1TiB,1099511627776"})
    void shouldReadWholeNumbersWithAUnit(String text, long bytes) {
        assertThat(ByteSize.parse(text)).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "512", "1.5GiB", "1GB", "-1MiB", "GiB"})
    void shouldRefuseWhatIsNoSize(String text) {
        assertThatThrownBy(() -> ByteSize.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("is not a size");
    }

    @Test
    void shouldRefuseWhatALongCannotHold() {
        assertThatThrownBy(() -> ByteSize.parse("99999999999TiB")).hasMessage("is too large a size");
    }

    @ParameterizedTest
    @CsvSource({"0,0 B", "1023,1023 B", "1536,1.5 KiB", "2147483648,2.0 GiB", "9223372036854775807,8388608.0 TiB"})
    void shouldWriteTheLargestUnitOfWhichThereIsOne(long bytes, String text) {
        assertThat(ByteSize.format(bytes)).isEqualTo(text);
    }
}
