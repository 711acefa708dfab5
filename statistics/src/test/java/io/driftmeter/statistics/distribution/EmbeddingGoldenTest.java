package io.driftmeter.statistics.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.driftmeter.statistics.counts.Centroid;
import io.driftmeter.statistics.counts.EmbeddingCounts;
import io.driftmeter.statistics.reference.EmbeddingReference;
import io.driftmeter.statistics.reference.ReferenceBuilder;
import io.driftmeter.statistics.reference.ReferenceSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Arrays beside what NumPy makes of them: golden/embeddings.csv, made by src/test/oracle/embeddings.py. */
class EmbeddingGoldenTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden/embeddings.csv");
    private static final Offset<Double> TOLERANCE = within(1e-9);

    private final List<String[]> lines;

    EmbeddingGoldenTest() throws IOException {
        lines = Files.readAllLines(GOLDEN).stream().map(line -> line.split(",")).toList();
    }

    @Test
    void shouldAgreeOnTheCentroid() {
        double[] expected = numbers(lines("centroid").get(0), 1);
        double[] actual = reference().counts().scale().centroid().mean();

        assertThat(actual).hasSameSizeAs(expected);
        for (int i = 0; i < expected.length; i++) {
            assertThat(actual[i]).isCloseTo(expected[i], within(1e-9 * Math.abs(expected[i])));
        }
    }

    @Test
    void shouldAgreeOnEveryNormAndCosine() {
        Centroid centroid = reference().counts().scale().centroid();

        assertThat(lines("live")).hasSize(90);
        for (String[] line : lines("live")) {
            double[] array = numbers(line, 3);
            double norm = Centroid.norm(array);
            double expected = Double.parseDouble(line[1]);
            assertThat(norm).isCloseTo(expected, within(1e-9 * expected));
            assertThat(centroid.cosine(array, norm)).isCloseTo(Double.parseDouble(line[2]), TOLERANCE);
        }
    }

    @Test
    void shouldAgreeOnHowFarComponentsHaveMoved() {
        EmbeddingReference reference = reference();
        EmbeddingCounts live = reference.newCounts();
        lines("live").forEach(line -> live.add(numbers(line, 3)));
        double[] expected = numbers(lines("expected").get(0), 1);

        ComponentShift shift = ComponentShift.of(reference.counts(), live);

        assertThat(shift.rootMeanSquare().value().orElseThrow()).isCloseTo(expected[0], TOLERANCE);
        assertThat(shift.shareShifted().value().orElseThrow()).isCloseTo(expected[1], TOLERANCE);
        assertThat(shift.constant()).isEqualTo((int) expected[2]);
        assertThat(shift.components()).isEqualTo(11);
    }

    private EmbeddingReference reference() {
        ReferenceBuilder builder = new ReferenceBuilder(ReferenceSettings.DEFAULT);
        lines("reference").forEach(line -> builder.add(Map.of("text", numbers(line, 3)), OptionalLong.empty()));
        return (EmbeddingReference) builder.build(Optional.empty()).features().get(0);
    }

    private List<String[]> lines(String kind) {
        return lines.stream().filter(line -> line[0].equals(kind)).toList();
    }

    private static double[] numbers(String[] line, int from) {
        return Arrays.stream(line, from, line.length)
                .mapToDouble(Double::parseDouble)
                .toArray();
    }
}
