package io.driftmeter.cli.console;

import io.driftmeter.runtime.settings.DurationText;
import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads durations such as 30m and 7d. */
public final class DurationConverter implements ITypeConverter<Duration> {

    @Override
    public Duration convert(String text) {
        try {
            return DurationText.parse(text);
        } catch (IllegalArgumentException notADuration) {
            throw new TypeConversionException(
                    "'" + text + "' " + notADuration.getMessage() + ". " + DurationText.REMEDY);
        }
    }
}
