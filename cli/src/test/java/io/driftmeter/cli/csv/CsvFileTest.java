package io.driftmeter.cli.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.driftmeter.cli.console.UserMistake;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvFileTest {

    @TempDir
    private Path directory;

    @Test
    void shouldReadQuotedCellsBlanksAndAByteOrderMark() throws IOException {
        List<CsvRow> rows = rows("\uFEFFid,text,number\n1,\"a, \"\"b\"\"\",0.5\n2,  ,\n");

        assertThat(rows.get(0).text("id")).contains("1");
        assertThat(rows.get(0).text("text")).contains("a, \"b\"");
        assertThat(rows.get(0).number("number")).contains(0.5);
        assertThat(rows.get(1).text("text")).isEmpty();
        assertThat(rows.get(1).number("number")).isEmpty();
        assertThat(rows.get(1).text("no such column")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "1997-04-26T04:00:00Z, 862027200000",
        "1997-04-26T06:00:00+02:00, 862027200000",
        "1997-04-26 04:00:00+00:00, 862027200000",
        "1997-04-26T04:00:00.250Z, 862027200250",
        "862027200000, 862027200000"
    })
    void shouldReadTimesWithTheirZone(String text, long expected) throws IOException {
        assertThat(rows("time\n" + text + "\n").get(0).requiredTime("time")).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1997-04-26T04:00:00", "1997-04-26", "yesterday", "99999999999999999999"})
    void shouldNamePlaceValueAndRemedyOfWhatIsNoTime(String text) throws IOException {
        CsvRow row = rows("id,time\n1," + text + "\n").get(0);

        assertThatThrownBy(() -> row.requiredTime("time"))
                .isInstanceOf(UserMistake.class)
                .hasMessageContainingAll("rows.csv, line 2, column time", "'" + text + "'", "Write ISO 8601");
    }

    @Test
    void shouldNamePlaceAndRemedyOfAMissingTime() throws IOException {
        CsvRow row = rows("id,time\n1,\n").get(0);

        assertThatThrownBy(() -> row.requiredTime("time"))
                .isInstanceOf(UserMistake.class)
                .hasMessageContainingAll("rows.csv, line 2, column time", "is empty");
    }

    @Test
    void shouldNameTheLineWithCellsTooFew() {
        assertThatThrownBy(() -> rows("a,b,c\n1,2,3\n1,2\n"))
                .isInstanceOf(UserMistake.class)
                .hasMessageContainingAll("rows.csv, line 3", "2 cells", "has 3");
    }

    @Test
    void shouldNameTheLineWhoseQuoteNeverEnds() {
        assertThatThrownBy(() -> rows("a,b\n1,2\n\"1,2\n"))
                .isInstanceOf(UserMistake.class)
                .hasMessageContainingAll("rows.csv, line", "cannot be read as CSV", "Quote");
    }

    @Test
    void shouldRefuseBytesThatAreNotUtf8() throws IOException {
        Path file = directory.resolve("rows.csv");
        Files.write(file, "a,b\nM\u00fcnchen,2\n".getBytes(StandardCharsets.ISO_8859_1));

        assertThatThrownBy(() -> read(file))
                .isInstanceOf(UserMistake.class)
                .hasMessageContainingAll("rows.csv, line", "UTF-8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a,a\n1,2\n", "a,\n1,2\n"})
    void shouldRefuseAHeaderWhoseNamesDoNotDiffer(String content) {
        assertThatThrownBy(() -> rows(content))
                .isInstanceOf(UserMistake.class)
                .hasMessageContainingAll("rows.csv, line 1: column 2", "a name of its own");
    }

    @Test
    void shouldRefuseAnEmptyFileAndAMissingOne() {
        assertThatThrownBy(() -> rows("")).isInstanceOf(UserMistake.class).hasMessageContaining("is empty");
        assertThatThrownBy(() -> read(directory.resolve("none.csv")))
                .isInstanceOf(UserMistake.class)
                .hasMessageContaining("there is no such file");
    }

    @Test
    void shouldListTheColumnsWhereOneIsMissing() throws IOException {
        Path file = Files.writeString(directory.resolve("rows.csv"), "id,when\n");

        try (CsvFile csv = CsvFile.open(file)) {
            assertThatThrownBy(() -> csv.require("event_time"))
                    .isInstanceOf(UserMistake.class)
                    .hasMessageContainingAll("'event_time'", "id, when", "--column");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"[0.1, -2, 3e-4]", "[0.1,-2,3e-4]", "[0.1 -2 3e-4]", "[ 0.1  -2.0 ,3E-4 ]"})
    void shouldReadArraysWithCommasOrSpaces(String cell) {
        assertThat(CellKind.of(List.of(cell, "[]", "[NaN, inf]"))).isEqualTo(CellKind.ARRAY);
        assertThat(CellKind.ARRAY.value(cell))
                .hasValueSatisfying(array -> assertThat((double[]) array).containsExactly(0.1, -2, 3e-4));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "0.1, 2", "[1,,2]", "[1, 2,]", "[1, two]", "[1 ... 9]", "[[1], [2]]", "[1; 2]", "1"})
    void shouldTakeNothingElseForAnArray(String cell) {
        assertThat(CellKind.ARRAY.value(cell)).isEmpty();
        assertThat(CellKind.of(List.of(cell, "[1]"))).isEqualTo(CellKind.TEXT);
    }

    @Test
    void shouldNamePlaceAndRemedyOfWhatIsNoArrayWithoutShowingAllOfIt() throws IOException {
        String numbers = "0.25, ".repeat(4_000);
        List<CsvRow> rows = rows("id,text\n1,\"[1, 2]\"\n2,\"[" + numbers + "x]\"\n");
        ColumnKinds kinds = ColumnKinds.of(List.of("id", "text"), rows.subList(0, 1), Map.of());

        assertThat(kinds.kind("text")).isEqualTo(CellKind.ARRAY);
        assertThatThrownBy(() -> kinds.value(rows.get(1), "text"))
                .isInstanceOf(UserMistake.class)
                .hasMessageContainingAll("rows.csv, line 3, column text", "…' is not an array of numbers")
                .satisfies(mistake -> assertThat(mistake.getMessage()).hasSizeLessThan(500));
    }

    @Test
    void shouldTellTheNarrowestKindOfAColumn() throws IOException {
        List<CsvRow> rows = rows("n,b,t,e,m\n1,true,x,,1\n-2.5e3,FALSE,true,,x\nnan,true,1,,2\n");

        ColumnKinds kinds = ColumnKinds.of(List.of("n", "b", "t", "e", "m"), rows, Map.of());

        assertThat(kinds.byColumn())
                .isEqualTo(Map.of(
                        "n", CellKind.NUMBER,
                        "b", CellKind.BOOLEAN,
                        "t", CellKind.TEXT,
                        "e", CellKind.TEXT,
                        "m", CellKind.TEXT));
    }

    @Test
    void shouldNotTakeCodesForNumbers() {
        assertThat(CellKind.of(List.of("12d", "0x1p3", "7f"))).isEqualTo(CellKind.TEXT);
        assertThat(CellKind.of(List.of("inf", "-Infinity", "1.", "+4"))).isEqualTo(CellKind.NUMBER);
    }

    @Test
    void shouldNameTheCellThatIsOfAnotherKindThanItsColumn() throws IOException {
        List<CsvRow> rows = rows("amount\n12.5\nn/a\n");
        ColumnKinds kinds = ColumnKinds.of(List.of("amount"), rows.subList(0, 1), Map.of());

        assertThat(kinds.value(rows.get(0), "amount")).contains(12.5);
        assertThatThrownBy(() -> kinds.value(rows.get(1), "amount"))
                .isInstanceOf(UserMistake.class)
                .hasMessageContainingAll(
                        "rows.csv, line 3, column amount", "'n/a' is not a number", "--kind amount=text");
        assertThat(kinds.valueOrText(rows.get(1), "amount")).contains("n/a");
    }

    @Test
    void shouldRefuseARoleThatNoColumnHas() {
        assertThatThrownBy(() -> Columns.with(Map.of("scores", "p")))
                .isInstanceOf(UserMistake.class)
                .hasMessageContainingAll("--column", "'scores'", "Did you mean score?");
    }

    private List<CsvRow> rows(String content) throws IOException {
        return read(Files.writeString(directory.resolve("rows.csv"), content));
    }

    private static List<CsvRow> read(Path file) {
        List<CsvRow> rows = new ArrayList<>();
        try (CsvFile csv = CsvFile.open(file)) {
            csv.forEachRemaining(rows::add);
        }
        return rows;
    }
}
