package io.driftmeter.statistics.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.driftmeter.statistics.GoldenTable;
import org.junit.jupiter.api.Test;

class BenjaminiHochbergTest {

    @Test
    void shouldGiveTheQValuesThatSciPyGives() {
        GoldenTable.read("false_discovery.tsv").rows().forEach(row -> {
            double[] actual = BenjaminiHochberg.log10QValues(row.numbers("log10_p"));
            double[] golden = row.numbers("log10_q");
            for (int i = 0; i < golden.length; i++) {
                assertThat(actual[i]).describedAs(row.text("case")).isCloseTo(golden[i], within(1e-9));
            }
        });
    }

    @Test
    void shouldHaveNoneWithoutTests() {
        assertThat(BenjaminiHochberg.log10QValues(new double[0])).isEmpty();
    }
}
