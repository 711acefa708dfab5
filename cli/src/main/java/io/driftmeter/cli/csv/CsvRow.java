package io.driftmeter.cli.csv;

import io.driftmeter.cli.console.UserMistake;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVRecord;

/**
 * One row of a CSV file.
 *
 * @param path the file
 * @param line its line, from 1
 * @param header names of the columns
 * @param cells the cells, as many as columns
 */
public record CsvRow(Path path, long line, List<String> header, CSVRecord cells) {
    private static final int MOST_CHARACTERS_SHOWN = 100;

    /** A cell; empty where the column is missing or the cell is blank. */
    public Optional<String> text(String column) {
        int index = header.indexOf(column);
        return index < 0
                ? Optional.empty()
                : Optional.of(cells.get(index).strip()).filter(text -> !text.isEmpty());
    }

    /**
     * A cell that must not be blank.
     *
     * @throws UserMistake if it is
     */
    public String requiredText(String column) {
        return text(column).orElseThrow(() -> mistake(column, "", "is empty", "Give every row a value here."));
    }

    /**
     * A time that must not be blank, in milliseconds since the epoch.
     *
     * @throws UserMistake if it is, or is no time
     */
    public long requiredTime(String column) {
        return parseTime(column, requiredText(column));
    }

    /**
     * A time, in milliseconds since the epoch; empty where the cell is blank.
     *
     * @throws UserMistake if it is no time
     */
    public Optional<Long> time(String column) {
        return text(column).map(text -> parseTime(column, text));
    }

    /**
     * A number; empty where the cell is blank.
     *
     * @throws UserMistake if it is no number
     */
    public Optional<Double> number(String column) {
        return text(column)
                .map(text -> CellKind.number(text)
                        .orElseThrow(() -> mistake(
                                column,
                                text,
                                "is not a number",
                                "Write a number such as 0.25, or leave the cell empty.")));
    }

    private long parseTime(String column, String text) {
        String written = text.length() > 10 && text.charAt(10) == ' ' ? text.replaceFirst(" ", "T") : text;
        try {
            Instant time = written.chars().allMatch(Character::isDigit)
                    ? Instant.ofEpochMilli(Long.parseLong(written))
                    : OffsetDateTime.parse(written).toInstant();
            return time.toEpochMilli();
        } catch (DateTimeParseException | NumberFormatException | ArithmeticException notATime) {
            throw mistake(
                    column,
                    text,
                    "is not a time",
                    "Write ISO 8601 with its zone, such as 2026-01-31T12:00:00Z, or milliseconds since 1970.");
        }
    }

    /** What is wrong with a cell. */
    public UserMistake mistake(String column, String value, String problem, String remedy) {
        String shown =
                value.length() <= MOST_CHARACTERS_SHOWN ? value : value.substring(0, MOST_CHARACTERS_SHOWN) + "…";
        return new UserMistake(
                path + ", line " + line + ", column " + column + ": '" + shown + "' " + problem + ". " + remedy);
    }
}
