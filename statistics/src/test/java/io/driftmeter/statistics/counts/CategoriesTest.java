package io.driftmeter.statistics.counts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CategoriesTest {

    @Test
    void shouldCountNamedPooledAndUnseenApart() {
        CategoryCounts counts = new CategoryCounts(new Categories(false, Set.of("b", "a"), Set.of("z")));
        counts.add("b");
        counts.add("z");
        counts.add("z");
        counts.add("y");
        counts.add(7);
        counts.add(true);

        assertThat(counts.counts()).containsExactly(0, 1, 2, 3);
        assertThat(counts.unseenNames()).containsExactly("7", "true", "y");
        assertThat(counts.values()).isEqualTo(6);
    }

    @Test
    void shouldTakeNumbersThatAreNotWholeForAWrongType() {
        CategoryCounts counts = new CategoryCounts(new Categories(false, Set.of("1"), Set.of()));
        counts.add(1);
        counts.add(1.0);
        counts.add(Double.NaN);
        counts.addMissing();

        assertThat(counts.counts()).containsExactly(1, 0, 0);
        assertThat(counts.wrongType()).isEqualTo(2);
        assertThat(counts.rows()).isEqualTo(4);
    }

    @Test
    void shouldTakeOnlyTruthValuesWhereTheFeatureIsOne() {
        CategoryCounts counts = new CategoryCounts(new Categories(true, Set.of("false", "true"), Set.of()));
        counts.add(true);
        counts.add("true");
        counts.add(1);

        assertThat(counts.counts()).containsExactly(0, 1, 0, 0);
        assertThat(counts.wrongType()).isEqualTo(2);
        assertThatThrownBy(() -> new Categories(true, Set.of("yes", "no"), Set.of()))
                .hasMessageContaining("false and true");
    }

    @Test
    void shouldCountATextByItsBytesAsByItself() {
        Categories categories = new Categories(false, Set.of("a", "ä", "\uFFFD", "\uD800", "12"), Set.of("z", "-7"));
        byte[] truncated = {(byte) 0xC3};
        List<byte[]> texts = List.of(utf8("a"), utf8("ä"), utf8("z"), utf8("12"), utf8("new"), utf8("?"), truncated);
        CategoryCounts byBytes = new CategoryCounts(categories);
        CategoryCounts byText = new CategoryCounts(categories);
        for (byte[] text : texts) {
            byBytes.add(text, 0, text.length);
            byText.add(new String(text, StandardCharsets.UTF_8));
        }

        assertThat(byBytes.counts()).containsExactly(byText.counts());
        assertThat(byBytes.unseenNames()).containsExactlyElementsOf(byText.unseenNames());
    }

    @Test
    void shouldCountAWholeNumberAsItsText() {
        Categories categories = new Categories(false, Set.of("7", "-7", "007", "+7", "x"), Set.of("8"));
        for (long number : new long[] {7, -7, 8, 9, Long.MIN_VALUE}) {
            assertThat(categories.binOf(number)).isEqualTo(categories.binOf(Long.toString(number)));
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void shouldRefuseMoreCategoriesThanFitAMessage() {
        Set<String> most = names(Categories.MOST - 1);
        assertThat(new Categories(false, most, Set.of("one more")).names()).hasSize(Categories.MOST - 1);
        assertThatThrownBy(() -> new Categories(false, most, Set.of("one more", "and another")))
                .hasMessageContaining("10001 categories, at most 10000");
        assertThatThrownBy(() -> new Categories(false, Set.of(), Set.of("x".repeat(Categories.MOST_NAME_BYTES + 1))))
                .hasMessageContaining("262145 bytes, at most 262144");
        assertThatThrownBy(() -> new Categories(false, Set.of("a"), Set.of("a")))
                .hasMessageContaining("'a' has a counter and is pooled");
    }

    private static Set<String> names(int count) {
        return IntStream.range(0, count).mapToObj(i -> "name" + i).collect(Collectors.toSet());
    }
}
