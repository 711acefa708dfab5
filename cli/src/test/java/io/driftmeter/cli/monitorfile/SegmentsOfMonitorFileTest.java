package io.driftmeter.cli.monitorfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.driftmeter.avro.SegmentCondition;
import io.driftmeter.avro.SegmentSource;
import io.driftmeter.avro.SegmentTest;
import io.driftmeter.avro.Segmentation;
import io.driftmeter.avro.WatchedSegment;
import io.driftmeter.cli.console.UserMistake;
import io.driftmeter.monitor.segment.Segmentations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SegmentsOfMonitorFileTest {

    private static final String MONITOR = """
            model: credit-risk
            inputs: {features: features, predictions: predictions}
            drift: {windows: [30m]}
            segments:
            """;

    @TempDir
    private Path directory;

    @Test
    void shouldReadTheSampleOfTheDocs() throws IOException {
        String page = Files.readString(Path.of("../docs/segments.md"));
        String sample = page.lines()
                .dropWhile(line -> !line.equals("    segments:"))
                .takeWhile(line -> line.startsWith("    "))
                .skip(1)
                .map(line -> line.substring(4))
                .collect(Collectors.joining("\n", "", "\n"));

        List<Segmentation> read = read(sample);

        assertThat(read)
                .extracting(Segmentation::getName)
                .containsExactly("country", "country,channel", "amount", "customer", "channel", "purpose");
        assertThat(read.get(0).getSegments())
                .containsExactly(oneOf("DE", "country", "DE"), oneOf("FR", "country", "FR"));
        assertThat(read.get(1).getSegments().get(1))
                .isEqualTo(new WatchedSegment("DE,app", List.of(is("country", "DE"), is("channel", "app"))));
        assertThat(read.get(2).getSegments())
                .containsExactly(
                        new WatchedSegment("(-inf, 1000]", List.of(bound("amount", SegmentTest.AT_MOST, 1000))),
                        new WatchedSegment(
                                "(1000, 5000]",
                                List.of(
                                        bound("amount", SegmentTest.ABOVE, 1000),
                                        bound("amount", SegmentTest.AT_MOST, 5000))),
                        new WatchedSegment("(5000, inf)", List.of(bound("amount", SegmentTest.ABOVE, 5000))));
        assertThat(read.get(3).getSegments())
                .containsExactly(
                        new WatchedSegment(
                                "large abroad",
                                List.of(
                                        bound("amount", SegmentTest.ABOVE, 5000),
                                        new SegmentCondition("country", SegmentTest.NONE_OF, List.of("DE"), 0.0))),
                        new WatchedSegment(
                                "unknown income",
                                List.of(new SegmentCondition("income", SegmentTest.MISSING, List.of(), 0.0))));
        assertThat(read.get(4).getSource()).isEqualTo(SegmentSource.PREDICTIONS);
        assertThat(read.get(5).getSegments()).isEmpty();
        assertThat(read.get(5).getMostSegments()).isEqualTo(10);
        assertThat(read.subList(0, 4)).extracting(Segmentation::getSource).containsOnly(SegmentSource.FEATURES);
    }

    @Test
    void shouldDeclareAsManySegmentsAsThereCanBe() throws IOException {
        List<Segmentation> read = read("- {columns: a, values: [x, y]}\n- {columns: b, most: 10}\n- {columns: c}\n");

        assertThat(read.stream().mapToInt(one -> one.getSegments().size()).sum())
                .isEqualTo(2);
        assertThat(read).extracting(Segmentation::getMostSegments).containsExactly(20, 10, 20);
    }

    @Test
    void shouldTakeNumbersAndTruthValuesAsRowsHaveThem() throws IOException {
        assertThat(read("- {columns: a, values: [5, 5.5, 6.0, true, '7.0']}\n")
                        .get(0)
                        .getSegments())
                .extracting(WatchedSegment::getValue)
                .containsExactly("5", "5.5", "6", "true", "7.0");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "{columns: a, values: [x, x]} ~ segments[0] has the segment 'x' twice. Write it once.",
                "{columns: a, values: [other]} ~ segments[0] has a segment 'other'",
                "{columns: a, values: ['x|y']} ~ segments[0] has a segment 'x|y'",
                "{columns: [a, b], values: [x]} ~ holds \"x\" for the columns a, b. Write one value for each column",
                "{columns: a, values: [x], cuts: [1]} ~ has more than one of values, cuts and cases",
                "{values: [x]} ~ segments[0] names no columns",
                "{columns: a, cuts: [2, 1]} ~ segments[0].cuts holds 1 after a number as large. Write them ascending.",
                "{columns: [a, b], cuts: [1]} ~ segments[0].cuts are for 2 columns. Name the one column that is cut.",
                "{columns: a, cuts: [x]} ~ segments[0].cuts holds 'x'. Write numbers, such as [100, 1000].",
                "{columns: a, most: 0} ~ segments[0].most is 0. Write a whole number from 1 to 999.",
                "{columns: a, values: [x], most: 5} ~ segments[0].most is for values that the reference names",
                "{columns: a, source: labels} ~ segments[0].source is labels. Write features or predictions.",
                "{columns: a, name: 'a=b'} ~ segments[0].name is 'a=b'",
                "{cases: [{value: x, when: {a: {above: 1}}}]} ~ segments[0].name is missing",
                "{name: n, cases: [{value: x}]} ~ segments[0].cases[0].when has no condition",
                "{name: n, cases: [{when: {a: {above: 1}}}]} ~ segments[0].cases[0].value is missing",
                "{name: n, cases: [{value: x, when: {a: {abov: 1}}}]} ~ segments[0].cases[0].when.a.abov is no key",
                "{name: n, cases: [{value: x, when: {a: {above: y}}}]} ~ when.a.above 'y' is not a number",
                "{name: n, cases: [{value: x, when: {a: {one_of: []}}}]} ~ when.a.one_of names no value",
                "{columns: a, value: [x]} ~ segments[0].value is no key"
            })
    void shouldRefuseWithKeyValueAndRemedy(String item, String problem) {
        assertThatThrownBy(() -> read("- " + item + "\n"))
                .isInstanceOf(UserMistake.class)
                .hasMessageContaining(problem);
    }

    @Test
    void shouldRefuseASegmentationThatStandsTwice() {
        assertThatThrownBy(() -> read("- {columns: a}\n- {columns: a, values: [x]}\n"))
                .hasMessageContaining("segments has 'a' twice. Give each a name of its own.");
    }

    @Test
    void shouldRefuseMoreSegmentsThanCanBe() {
        String values = IntStream.range(0, Segmentations.MOST)
                .mapToObj(Integer::toString)
                .collect(Collectors.joining(", "));

        assertThatThrownBy(() -> read("- {columns: a, values: [" + values + "]}\n"))
                .hasMessageContaining("segments can be 1001, those called other included. At most 1000 are possible");
    }

    @Test
    void shouldRefuseASourceThatIsNotRead() {
        assertThatThrownBy(() -> readFile("model: m\ninputs: {predictions: p}\ndrift: {windows: [30m]}\n"
                        + "segments: [{columns: a, source: features}]\n"))
                .hasMessageContaining("segments[0].source is features, which the monitor does not read");
    }

    private static WatchedSegment oneOf(String name, String column, String value) {
        return new WatchedSegment(name, List.of(is(column, value)));
    }

    private static SegmentCondition is(String column, String value) {
        return new SegmentCondition(column, SegmentTest.ONE_OF, List.of(value), 0.0);
    }

    private static SegmentCondition bound(String column, SegmentTest test, double bound) {
        return new SegmentCondition(column, test, List.of(), bound);
    }

    private List<Segmentation> read(String segments) throws IOException {
        return readFile(MONITOR + segments.indent(2));
    }

    private List<Segmentation> readFile(String text) throws IOException {
        Path file = directory.resolve("monitor.yaml");
        Files.writeString(file, text);
        return MonitorFile.read(file).getSegmentations();
    }
}
