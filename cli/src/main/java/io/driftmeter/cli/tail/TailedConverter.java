package io.driftmeter.cli.tail;

import io.driftmeter.runtime.settings.Nearest;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads what is to be followed, by its word or by its topic without the prefix, and completes it. */
final class TailedConverter implements ITypeConverter<Tailed>, Iterable<String> {

    private static final List<String> WORDS =
            Arrays.stream(Tailed.values()).map(Tailed::toString).toList();

    @Override
    public Tailed convert(String word) {
        return Arrays.stream(Tailed.values())
                .filter(tailed -> tailed.isNamed(word))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException(
                        "'" + word + "' cannot be followed. " + Nearest.remedy(word, WORDS)));
    }

    @Override
    public Iterator<String> iterator() {
        return WORDS.iterator();
    }
}
