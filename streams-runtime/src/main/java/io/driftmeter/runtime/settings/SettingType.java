package io.driftmeter.runtime.settings;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * How the text of a setting becomes a value.
 *
 * @param name the type's name, for the documentation
 * @param parser from text to value; throws IllegalArgumentException with what is wrong, without a subject ("is not a number")
 * @param remedy how to write a value, as a sentence
 */
public record SettingType<T>(String name, Function<String, T> parser, String remedy) {

    public static final SettingType<String> TEXT =
            new SettingType<>("text", SettingType::notBlank, "Write some text, such as a name.");

    public static final SettingType<Integer> INTEGER =
            new SettingType<>("whole number", SettingType::integer, "Write a whole number, such as 4.");

    public static final SettingType<Duration> DURATION =
            new SettingType<>("duration", DurationText::parse, DurationText.REMEDY);

    /** Bytes. */
    public static final SettingType<Long> SIZE = new SettingType<>("size", ByteSize::parse, ByteSize.REMEDY);

    public static final SettingType<Path> PATH =
            new SettingType<>("path", SettingType::path, "Write the path of a file or directory.");

    /** Texts separated by commas; blanks around them do not count. */
    public static final SettingType<List<String>> LIST = new SettingType<>(
            "list",
            text -> Arrays.stream(text.split(","))
                    .map(String::strip)
                    .filter(item -> !item.isEmpty())
                    .toList(),
            "Write names separated by commas.");

    private static String notBlank(String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("is blank");
        }
        return text.strip();
    }

    private static Integer integer(String text) {
        try {
            return Integer.valueOf(text.strip());
        } catch (NumberFormatException notANumber) {
            throw new IllegalArgumentException("is not a whole number", notANumber);
        }
    }

    private static Path path(String text) {
        try {
            return Path.of(notBlank(text));
        } catch (InvalidPathException notAPath) {
            throw new IllegalArgumentException("is not a path", notAPath);
        }
    }
}
