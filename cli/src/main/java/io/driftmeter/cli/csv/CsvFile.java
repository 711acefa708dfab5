package io.driftmeter.cli.csv;

import io.driftmeter.cli.console.UserMistake;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** The rows of a CSV file (RFC 4180, UTF-8, a header line), one after the other, never all at once. */
public final class CsvFile implements Iterator<CsvRow>, AutoCloseable {

    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setIgnoreEmptyLines(true).get();

    private final Path path;
    private final CSVParser parser;
    private final Iterator<CSVRecord> records;
    private final List<String> header;

    private CsvFile(Path path, CSVParser parser) {
        this.path = path;
        this.parser = parser;
        this.records = parser.iterator();
        this.header = readHeader();
    }

    /**
     * Opens a file and reads its header.
     *
     * @throws UserMistake if there is no such file, or no header with names that differ
     */
    public static CsvFile open(Path path) {
        try {
            BufferedReader text = new BufferedReader(new InputStreamReader(
                    Files.newInputStream(path),
                    StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT)));
            return new CsvFile(path, CSVParser.parse(text, FORMAT));
        } catch (NoSuchFileException missing) {
            throw new UserMistake(path + ": there is no such file. Give the path of a CSV file.", missing);
        } catch (IOException error) {
            throw new UserMistake(path + ": cannot be read: " + error.getMessage(), error);
        }
    }

    private List<String> readHeader() {
        if (!moreRecords()) {
            throw new UserMistake(path + ": is empty. Give a CSV file whose first line names the columns.");
        }
        List<String> names = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (String cell : records.next()) {
            String name = cell.strip().replace("\uFEFF", "");
            if (name.isEmpty() || !seen.add(name)) {
                throw new UserMistake(path + ", line 1: column " + (names.size() + 1) + " is named '" + name + "', "
                        + (name.isEmpty() ? "which is no name" : "as another is")
                        + ". Give each column a name of its own.");
            }
            names.add(name);
        }
        return List.copyOf(names);
    }

    /** Names of the columns, in order. */
    public List<String> header() {
        return header;
    }

    /** The file, as the user named it. */
    public Path path() {
        return path;
    }

    /**
     * Demands columns.
     *
     * @throws UserMistake if one is missing, with the columns that are there
     */
    public void require(String... columns) {
        for (String column : columns) {
            if (!header.contains(column)) {
                throw new UserMistake(path + ": has no column '" + column + "'; its columns are "
                        + String.join(", ", header) + ". Add it, or name another with --column "
                        + "(such as --column score=probability).");
            }
        }
    }

    @Override
    public boolean hasNext() {
        return moreRecords();
    }

    private boolean moreRecords() {
        try {
            return records.hasNext();
        } catch (UncheckedIOException | IllegalStateException error) {
            throw new UserMistake(
                    path + ", line " + parser.getCurrentLineNumber() + ": cannot be read as CSV in UTF-8: "
                            + error.getMessage() + ". Quote cells that hold commas, quotes or line breaks.",
                    error);
        }
    }

    @Override
    public CsvRow next() {
        if (!moreRecords()) {
            throw new NoSuchElementException(path + " has no more rows");
        }
        CSVRecord cells = records.next();
        long line = parser.getCurrentLineNumber();
        if (cells.size() != header.size()) {
            throw new UserMistake(path + ", line " + line + ": has " + cells.size() + " cells where the header has "
                    + header.size() + ". Leave a cell empty where a value is missing.");
        }
        return new CsvRow(path, line, header, cells);
    }

    @Override
    public void close() {
        try {
            parser.close();
        } catch (IOException error) {
            throw new UncheckedIOException("cannot close " + path, error);
        }
    }
}
