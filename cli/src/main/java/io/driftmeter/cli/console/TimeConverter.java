package io.driftmeter.cli.console;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads times in ISO 8601 with their zone, such as 2026-01-31T12:00:00Z. */
public final class TimeConverter implements ITypeConverter<Instant> {

    @Override
    public Instant convert(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException notATime) {
            throw new TypeConversionException(
                    "'" + text + "' is not a time. Write ISO 8601 with its zone, such as 2026-01-31T12:00:00Z.");
        }
    }
}
