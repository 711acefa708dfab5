package io.driftmeter.cli.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.driftmeter.avro.ReferenceProfile;
import io.driftmeter.cli.ExitCode;
import io.driftmeter.cli.Ran;
import io.driftmeter.monitor.reference.ReferenceCodec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SegmentReferencesTest {

    @TempDir
    private Path directory;

    @Test
    void shouldBuildAReferenceOfEachSegmentThatHasRowsEnough() throws Exception {
        List<ReferenceProfile> parts = build("--segment", "region", "--most-segments", "2");

        ReferenceProfile whole = parts.get(0);
        assertThat(whole.getSegment()).isNull();
        assertThat(whole.getRows()).isEqualTo(400);
        assertThat(whole.getSegments())
                .as("of other there are only 50 rows")
                .containsExactly("region=north", "region=south");
        assertThat(parts.subList(1, parts.size()))
                .extracting(ReferenceProfile::getSegment, ReferenceProfile::getRows)
                .containsExactly(tuple("region=north", 200L), tuple("region=south", 150L));
        for (ReferenceProfile part : parts) {
            assertThat(ReferenceCodec.fromParts(List.of(part)).contentHash()).isEqualTo(part.getReferenceId());
        }
        assertThat(parts.subList(1, parts.size()))
                .extracting(ReferenceProfile::getWholeReferenceId)
                .containsOnly(whole.getReferenceId());
        assertThat(parts).allSatisfy(part -> assertThat(part.getBaseline()).isNotNull());
    }

    @Test
    void shouldSplitAsTheMonitorFileDoes() throws Exception {
        Path monitor = directory.resolve("monitor.yaml");
        Files.writeString(monitor, """
                model: m
                inputs: {features: f, predictions: p}
                drift: {windows: [30m]}
                segments:
                  - {columns: income, cuts: [99, 299]}
                  - {columns: [region, prediction], values: [[north, yes]]}
                """);

        assertThat(build("--monitor", monitor.toString()).get(0).getSegments())
                .containsExactly(
                        "income=(-inf, 99]",
                        "income=(299, inf)",
                        "income=(99, 299]",
                        "region,prediction=north,yes",
                        "region,prediction=other");
    }

    @Test
    void shouldShowTheSegments() throws Exception {
        build("--segment", "region,prediction");
        Ran shown =
                Ran.driftmeter("reference", "show", directory.resolve("m.avro").toString());

        assertThat(shown.out()).contains("SEGMENT", "region,prediction=north,yes", "region,prediction=north,no");
    }

    @Test
    void shouldRefuseAColumnThatIsNotThere() throws Exception {
        Ran ran = run("--segment", "country");

        assertThat(ran.exitCode()).isNotEqualTo(ExitCode.OK);
        assertThat(ran.err()).contains("country");
    }

    @Test
    void shouldRefuseSegmentsFromTwoPlaces() throws Exception {
        assertThat(run("--segment", "region", "--monitor", "monitor.yaml").err())
                .contains("--monitor says what --segment would say. Give one or the other.");
        assertThat(run("--segment", "region", "--most-segments", "0").err())
                .contains("--most-segments is 0. Write a whole number from 1 to 999.");
    }

    private List<ReferenceProfile> build(String... arguments) throws IOException {
        Ran ran = run(arguments);
        assertThat(ran.err()).isEmpty();
        assertThat(ran.exitCode()).isEqualTo(ExitCode.OK);
        return CheckedReference.read(directory.resolve("m.avro"));
    }

    private Ran run(String... arguments) throws IOException {
        Path input = directory.resolve("rows.csv");
        StringBuilder rows = new StringBuilder("prediction_id,income,region,prediction,label\n");
        for (int row = 0; row < 400; row++) {
            String region = row % 8 < 4 ? "north" : row % 8 < 7 ? "south" : "west";
            rows.append(row)
                    .append(',')
                    .append(row)
                    .append(',')
                    .append(region)
                    .append(row / 8 % 2 == 0 ? ",yes,no\n" : ",no,no\n");
        }
        Files.writeString(input, rows);
        List<String> all = new ArrayList<>(List.of(
                "reference",
                "build",
                "--input",
                input.toString(),
                "--model",
                "m",
                "--version",
                "v1",
                "--positive",
                "yes",
                "-o",
                directory.resolve("m.avro").toString()));
        all.addAll(List.of(arguments));
        return Ran.driftmeter(all.toArray());
    }
}
