package io.driftmeter.statistics.counts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NameSampleTest {
    private static final String SMILE = "\uD83D\uDE00";

    @Test
    void shouldNeverCutACharacterInTwo() {
        NameSample sample = new NameSample(5, 4);
        sample.add("abc" + SMILE);
        sample.add("ab" + SMILE + "c");

        assertThat(sample.names()).containsExactly("abc", "ab" + SMILE);
    }

    @Test
    void shouldReadBackWhatItWroteEvenHalfACharacter() {
        NameSample sample = new NameSample(5, 4);
        sample.add("a\uD83D");
        sample.add(SMILE);
        CountsOutput out = new CountsOutput();
        sample.writeTo(out);

        NameSample read = new NameSample(5, 4);
        read.readFrom(new CountsInput(out.toBytes()));

        assertThat(read.names()).isEqualTo(sample.names()).hasSize(2);
    }

    @Test
    void shouldKeepTheSameNamesInAnyOrder() {
        NameSample ascending = new NameSample(5, 10);
        NameSample descending = new NameSample(5, 10);
        for (int i = 0; i < 1_000; i++) {
            ascending.add("name" + i);
            descending.add("name" + (999 - i));
        }

        assertThat(ascending.names()).isEqualTo(descending.names()).hasSize(5);
    }
}
