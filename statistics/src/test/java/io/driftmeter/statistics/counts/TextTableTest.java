package io.driftmeter.statistics.counts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TextTableTest {

    private static final byte[] AROUND = "<<<<<<<<".getBytes(StandardCharsets.UTF_8);

    @Test
    void shouldFindEveryTextAmongOtherBytesAndNothingElse() {
        List<String> texts =
                List.of("", "a", "age", "seven77", "eight888", "sixteen__sixteen", "seventeen_sevente", "ä€😀", "ae");
        TextTable table = table(texts);
        for (String text : texts) {
            assertThat(find(table, text)).as(text).isEqualTo(texts.indexOf(text));
            assertThat(find(table, text + "x")).as(text + "x").isEqualTo(TextTable.NONE);
        }
        assertThat(find(table, "b")).isEqualTo(TextTable.NONE);
    }

    @Test
    void shouldTellTextsApartThatDifferInAnySingleBit() {
        Random random = new Random(20261122);
        for (int length = 1; length <= 40; length++) {
            byte[] text = new byte[length];
            random.nextBytes(text);
            for (int bit = 0; bit < Byte.SIZE * length; bit++) {
                byte[] other = text.clone();
                other[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
                assertThat(TextTable.matches(text, around(other), AROUND.length, length))
                        .isFalse();
            }
            assertThat(TextTable.matches(text, around(text), AROUND.length, length))
                    .isTrue();
        }
    }

    @Test
    void shouldTellAllTextsOfTwoBytesApart() {
        byte[] two = new byte[2];
        Set<String> alike = new TreeSet<>();
        for (int first = 0; first < 256; first++) {
            for (int second = 0; second < 256; second++) {
                two[0] = (byte) first;
                two[1] = (byte) second;
                if (TextTable.matches(new byte[] {-1, 65}, two, 0, 2)) {
                    alike.add(first + " " + second);
                }
            }
        }
        assertThat(alike).containsExactly("255 65");
    }

    @Test
    void shouldSpreadNamesThatDifferInDigitsOnly() {
        for (String pattern : List.of("feature_%03d", "f%d", "customer_feature_number_%06d", "x%07d", "v_%012d_mean")) {
            List<String> names = IntStream.range(0, 1_000)
                    .mapToObj(i -> String.format(pattern, i))
                    .toList();
            // Of tables with random slots for as many, 95 in 100 stay within this.
            assertThat(table(names).longestProbe()).as(pattern).isLessThanOrEqualTo(20);
        }
    }

    @Test
    void shouldNotFindByBytesWhatUtf8CannotWrite() {
        assertThat(find(table(List.of("\uD800")), "?")).isEqualTo(TextTable.NONE);
    }

    private static TextTable table(List<String> texts) {
        Map<String, Integer> numbers = new HashMap<>();
        texts.forEach(text -> numbers.put(text, numbers.size()));
        return new TextTable(numbers);
    }

    private static int find(TextTable table, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return table.numberOf(around(bytes), AROUND.length, bytes.length);
    }

    private static byte[] around(byte[] text) {
        byte[] all = Arrays.copyOf(AROUND, 2 * AROUND.length + text.length);
        System.arraycopy(text, 0, all, AROUND.length, text.length);
        return all;
    }
}
