package io.driftmeter.benchmarks.budget;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PagesTest {

    @Test
    void shouldPageOnceWhereTwoOfThreeWindowsAreDrift() {
        assertThat(pages()).isZero();
        assertThat(pages(5)).isZero();
        assertThat(pages(5, 8)).isZero();
        assertThat(pages(5, 7)).isEqualTo(1);
        assertThat(pages(0, 1, 2, 3, 4, 5)).isEqualTo(1);
        assertThat(pages(5, 6, 9, 10)).isEqualTo(1);
        assertThat(pages(5, 6, 10, 11)).isEqualTo(2);
    }

    private static int pages(int... drifted) {
        BitSet windows = new BitSet();
        IntStream.of(drifted).forEach(windows::set);
        return Pages.count(windows);
    }
}
