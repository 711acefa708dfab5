package io.driftmeter.cli.reference;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.driftmeter.avro.PerformanceBaseline;
import io.driftmeter.avro.ScoreMap;
import io.driftmeter.cli.ExitCode;
import io.driftmeter.cli.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file whose columns hold the probability of each of three classes makes a reference by which their performance can be estimated. */
class ClassScoresOfFileTest {

    private static final long SEED = 20_261_121;
    private static final int ROWS = 3_000;
    private static final List<String> CLASSES = List.of("cat", "dog", "owl");
    private static final double SURE = 0.8;
    private static final double UNSURE = 0.1;

    /** Of answers that the model was sure of by 0.8 so many were right: the map has to say this, and not 0.8. */
    private static final double RIGHT = 0.6;

    @TempDir
    private Path directory;

    private Path write() throws IOException {
        Random random = new Random(SEED);
        List<String> lines = new ArrayList<>();
        lines.add("prediction_id,event_time,size,probability_cat,probability_dog,probability_owl,prediction,label");
        for (int row = 0; row < ROWS; row++) {
            int answer = random.nextInt(CLASSES.size());
            int other = (answer + 1 + random.nextInt(CLASSES.size() - 1)) % CLASSES.size();
            int label = random.nextDouble() < RIGHT ? answer : other;
            lines.add(String.format(
                    Locale.ROOT,
                    "p%d,2026-01-01T00:00:00Z,%d,%s,%s,%s,%s,%s",
                    row,
                    row % 7,
                    answer == 0 ? SURE : UNSURE,
                    answer == 1 ? SURE : UNSURE,
                    answer == 2 ? SURE : UNSURE,
                    CLASSES.get(answer),
                    CLASSES.get(label)));
        }
        return Files.write(directory.resolve("rows.csv"), lines);
    }

    @Test
    void shouldMapTheScoresOfEachClassToHowOftenItWasRight() throws Exception {
        Path output = directory.resolve("pets.avro");

        Ran ran = Ran.driftmeter(
                "reference",
                "build",
                "--input",
                write(),
                "--model",
                "pets",
                "--version",
                "1",
                "--out",
                output,
                "--class-scores",
                "probability_");

        assertThat(ran.err()).isEmpty();
        assertThat(ran.exitCode()).isEqualTo(ExitCode.OK);
        assertThat(ran.out()).contains("Estimates from the scores of cat, dog, owl");
        PerformanceBaseline baseline =
                requireNonNull(ReferenceFile.read(output).get(0).getBaseline());
        assertThat(baseline.getScoreMaps()).extracting(ScoreMap::getClassName).containsExactlyElementsOf(CLASSES);
        assertThat(baseline.getScoreMaps()).allSatisfy(map -> {
            assertThat(map.getCells()).containsExactly(cell(UNSURE), cell(SURE));
            for (List<Double> fold : map.getFolds()) {
                assertThat(fold.get(0)).as("seed %d", SEED).isCloseTo((1 - RIGHT) / 2, within(0.03));
                assertThat(fold.get(1)).as("seed %d", SEED).isCloseTo(RIGHT, within(0.05));
            }
        });
    }

    private static int cell(double score) {
        return (int) Math.floor(32 * Math.log(score / (1 - score)));
    }
}
