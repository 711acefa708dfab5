package io.driftmeter.statistics.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftmeter.statistics.counts.Centroid;
import io.driftmeter.statistics.counts.EmbeddingCounts;
import io.driftmeter.statistics.reference.EmbeddingReference;
import io.driftmeter.statistics.reference.ReferenceBuilder;
import io.driftmeter.statistics.reference.ReferenceSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** The worked example of docs/statistics/embeddings.md, figure by figure. */
class EmbeddingPageTest {
    private static final double[][] REFERENCE = {{1, 2}, {3, 2}, {1, 4}, {3, 4}};
    private static final double[][] LIVE = {{4, 3}, {3, 1}, {5, 2}};

    private final String page;

    EmbeddingPageTest() throws IOException {
        page = Files.readString(Path.of("../docs/statistics/embeddings.md"));
    }

    @Test
    void shouldFindWhatThePageSays() {
        ReferenceBuilder builder = new ReferenceBuilder(ReferenceSettings.DEFAULT);
        Arrays.stream(REFERENCE).forEach(array -> builder.add(Map.of("text", array), OptionalLong.empty()));
        EmbeddingReference reference =
                (EmbeddingReference) builder.build(Optional.empty()).features().get(0);
        EmbeddingCounts live = reference.newCounts();
        Centroid centroid = reference.counts().scale().centroid();

        assertThat(centroid.mean()).containsExactly(2, 3);
        for (double[] array : LIVE) {
            live.add(array);
            double norm = Centroid.norm(array);
            assertThat(page)
                    .contains("| [%.0f, %.0f] | %s | %s |"
                            .formatted(array[0], array[1], figure(norm), figure(centroid.cosine(array, norm))));
        }
        ComponentShift shift = ComponentShift.of(reference.counts(), live);
        assertThat(page)
                .contains("its root, " + figure(shift.rootMeanSquare().value().orElseThrow()) + ".")
                .contains("`components_shifted` is "
                        + figure(shift.shareShifted().value().orElseThrow()));
    }

    private static String figure(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }
}
