package io.driftmeter.cli.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftmeter.avro.ReferenceProfile;
import io.driftmeter.cli.ExitCode;
import io.driftmeter.cli.Ran;
import io.driftmeter.monitor.reference.InvalidReferenceException;
import io.driftmeter.monitor.reference.ReferenceCodec;
import io.driftmeter.statistics.reference.CategoricalReference;
import io.driftmeter.statistics.reference.FeatureReference;
import io.driftmeter.statistics.reference.NumericReference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReferenceCommandsTest {

    private static final String HEADER = "prediction_id,event_time,income,region,owner,score,prediction,label\n";

    @TempDir
    private Path directory;

    @Test
    void shouldBuildFeaturesOfEveryKindAndTheBaseline() throws IOException, InvalidReferenceException {
        Path input = write(HEADER
                + "1,2026-01-01T00:00:00Z,100,north,true,0.9,yes,yes\n"
                + "2,2026-01-01T01:00:00Z,,south,false,0.2,no,yes\n"
                + "3,2026-01-01T02:00:00Z,300,north,true,0.8,yes,no\n"
                + "4,2026-01-01T03:00:00Z,400,south,true,0.1,no,no\n"
                + "5,2026-01-01T04:00:00Z,500,south,true,0.3,no,\n");
        Path output = directory.resolve("m.avro");

        Ran ran = build(input, output, "--positive", "yes");

        assertThat(ran.err()).isEmpty();
        assertThat(ran.exitCode()).isEqualTo(ExitCode.OK);
        List<ReferenceProfile> parts = ReferenceFile.read(output);
        var reference = ReferenceCodec.fromParts(parts);
        assertThat(reference.features())
                .extracting(FeatureReference::name)
                .containsExactly("income", "owner", "prediction", "region", "score");
        assertThat(reference.feature("income").orElseThrow()).isInstanceOf(NumericReference.class);
        assertThat(reference.feature("income").orElseThrow().counts().missing()).isEqualTo(1);
        assertThat(reference.feature("score").orElseThrow()).isInstanceOf(NumericReference.class);
        assertThat(reference.feature("region").orElseThrow()).isInstanceOf(CategoricalReference.class);
        assertThat(((CategoricalReference) reference.feature("owner").orElseThrow())
                        .categories()
                        .truthValues())
                .isTrue();
        assertThat(reference.rows()).isEqualTo(5);
        assertThat(reference.trainingTime().orElseThrow().to())
                .isEqualTo(Instant.parse("2026-01-01T04:00:00Z").toEpochMilli());
        assertThat(reference.baseline().orElseThrow().labelled()).isEqualTo(4);
        assertThat(reference
                        .baseline()
                        .orElseThrow()
                        .metric("accuracy")
                        .orElseThrow()
                        .value())
                .isEqualTo(0.5);
        assertThat(ran.out()).contains("accuracy 0.5", parts.get(0).getReferenceId(), "reference publish");
    }

    @Test
    void shouldKeepTheImportanceThatTheFileGives() throws IOException, InvalidReferenceException {
        Path output = directory.resolve("m.avro");
        Path importance = directory.resolve("importance.csv");
        Files.writeString(importance, "feature,importance\nincome,0.7\nregion,0\n");
        Path input = write(HEADER + "1,2026-01-01T00:00:00Z,100,north,true,0.9,yes,yes\n");

        Ran ran = build(input, output, "--importance", importance.toString());

        assertThat(ran.err()).isEmpty();
        var reference = ReferenceCodec.fromParts(ReferenceFile.read(output));
        assertThat(reference.feature("income").orElseThrow().importance()).hasValue(0.7);
        assertThat(reference.feature("region").orElseThrow().importance()).hasValue(0);
        assertThat(reference.feature("owner").orElseThrow().importance()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"incom,0.7|names feature 'incom'", "income,-1|importance is '-1'"})
    void shouldSayWhatIsWrongWithAnImportance(String line, String mistake) throws IOException {
        Path importance = directory.resolve("importance.csv");
        Files.writeString(importance, "feature,importance\n" + line + "\n");
        Path input = write(HEADER + "1,2026-01-01T00:00:00Z,100,north,true,0.9,yes,yes\n");

        Ran ran = build(input, directory.resolve("m.avro"), "--importance", importance.toString());

        assertThat(ran.exitCode()).isNotEqualTo(ExitCode.OK);
        assertThat(ran.err()).contains(importance.toString(), mistake);
    }

    @Test
    void shouldShowWhatItBuilt() throws IOException {
        Path output = directory.resolve("m.avro");
        build(write(HEADER + "1,2026-01-01T00:00:00Z,100,north,true,0.9,yes,yes\n"), output, "--positive", "yes");

        Ran ran = Ran.driftmeter("reference", "show", output);

        assertThat(ran.exitCode()).isEqualTo(ExitCode.OK);
        assertThat(ran.out()).contains("credit-risk, version 2", "income", "numeric", "region", "categorical");
    }

    @Test
    void shouldGiveTheSameIdForTheSameRowsInAnyOrder() throws IOException {
        String one = "1,2026-01-01T00:00:00Z,100,north,true,0.9,yes,yes\n";
        String other = "2,2026-01-01T01:00:00Z,250.5,south,false,0.2,no,yes\n";

        assertThat(idOf(HEADER + one + other)).isEqualTo(idOf(HEADER + other + one));
    }

    @Test
    void shouldTakeClassesThatLookLikeNumbersForClasses() throws IOException, InvalidReferenceException {
        Path output = directory.resolve("m.avro");
        build(write("income,prediction,label\n1,1,1\n2,0,1\n3,0,0\n"), output, "--positive", "1");

        var reference = ReferenceCodec.fromParts(ReferenceFile.read(output));

        assertThat(reference.feature("prediction").orElseThrow()).isInstanceOf(CategoricalReference.class);
        assertThat(reference
                        .baseline()
                        .orElseThrow()
                        .metric("recall")
                        .orElseThrow()
                        .value())
                .isEqualTo(0.5);
    }

    @Test
    void shouldScoreNumbersAsARegression() throws IOException, InvalidReferenceException {
        Path output = directory.resolve("m.avro");
        build(write("rooms,prediction,label\n1,100,110\n2,200,180\n3,300,300\n"), output);

        var reference = ReferenceCodec.fromParts(ReferenceFile.read(output));

        assertThat(reference
                        .baseline()
                        .orElseThrow()
                        .metric("mae")
                        .orElseThrow()
                        .value())
                .isEqualTo(10.0);
    }

    @Test
    void shouldUseOtherNamesOfColumns() throws IOException, InvalidReferenceException {
        Path output = directory.resolve("m.avro");
        build(
                write("income,probability,answer,truth\n1,0.7,up,up\n2,0.1,down,up\n"),
                output,
                "--positive",
                "up",
                "--column",
                "score=probability",
                "--column",
                "prediction=answer",
                "--column",
                "label=truth");

        var reference = ReferenceCodec.fromParts(ReferenceFile.read(output));

        assertThat(reference.features())
                .extracting(FeatureReference::name)
                .containsExactly("income", "prediction", "score");
    }

    @Test
    void shouldNameTheCellThatIsWrong() throws IOException {
        String fine = "1,2026-01-01T00:00:00Z,100,north,true,0.9,yes,yes\n";

        assertMistake(
                HEADER + fine + fine.replace("2026-01-01T00:00:00Z", "noon"), "line 3, column event_time", "'noon'");
        assertMistake(HEADER + fine + fine.replace("0.9", "high"), "line 3, column score", "'high' is not a number");
        assertMistake(HEADER + fine + "1,2\n", "line 3", "2 cells");
        assertMistake(HEADER, "no rows", "Give the rows");
        assertMistake(
                "prediction,label\nyes,no\n".replace("prediction,label", "prediction_id,label"),
                "--column",
                "prediction");
    }

    @Test
    void shouldRefuseAFeatureThatTakesTheNameOfTheScore() throws IOException {
        Path input = write("income,score,probability\n1,2,0.5\n");

        Ran ran = build(input, directory.resolve("m.avro"), "--column", "score=probability");

        assertThat(ran.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(ran.err()).contains("line 1", "'score'", "'probability'", "Rename");
    }

    @Test
    void shouldRefuseNamesAndWindowsThatCannotBe() throws IOException {
        Path input = write(HEADER + "1,2026-01-01T00:00:00Z,100,north,true,0.9,yes,yes\n");

        Ran badName = Ran.driftmeter("reference", "build", "--input", input, "--model", "a|b", "--version", "1");
        Ran badWindow = build(input, directory.resolve("m.avro"), "--windows", "7d,soon");

        assertThat(badName.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(badName.err()).contains("--model 'a|b'", "use another character");
        assertThat(badWindow.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(badWindow.err()).contains("--windows", "'soon' is not a duration", "such as 30m");
    }

    @Test
    void shouldRefuseAFileThatIsNoReference() throws IOException {
        Path file = Files.writeString(directory.resolve("notes.txt"), "not a reference");

        for (String command : List.of("show", "publish")) {
            Ran ran = Ran.driftmeter("reference", command, file);

            assertThat(ran.exitCode()).isEqualTo(ExitCode.USAGE);
            assertThat(ran.err()).contains("notes.txt", "is no reference", "reference build");
        }
    }

    private void assertMistake(String content, String... said) throws IOException {
        Ran ran = build(write(content), directory.resolve("m.avro"), "--positive", "yes");

        assertThat(ran.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(ran.err()).contains("rows.csv").contains(said).doesNotContain("\tat ");
    }

    private String idOf(String content) throws IOException {
        Path output = directory.resolve("m.avro");
        build(write(content), output, "--positive", "yes");
        return ReferenceFile.read(output).get(0).getReferenceId();
    }

    private Path write(String content) throws IOException {
        return Files.writeString(directory.resolve("rows.csv"), content);
    }

    private static Ran build(Path input, Path output, String... more) {
        Object[] arguments = new Object[10 + more.length];
        Object[] first = {
            "reference", "build", "--input", input, "--model", "credit-risk", "--version", "2", "--out", output
        };
        System.arraycopy(first, 0, arguments, 0, first.length);
        System.arraycopy(more, 0, arguments, first.length, more.length);
        return Ran.driftmeter(arguments);
    }
}
