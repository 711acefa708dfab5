package io.driftmeter.cli.monitorfile;

import com.fasterxml.jackson.databind.JsonNode;
import io.driftmeter.avro.WindowLength;
import io.driftmeter.runtime.settings.DurationText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads window lengths: {@code [30m, {length: 1h, advance: 10m}]}. */
final class WindowReader {

    private static final long MINUTE = Duration.ofMinutes(1).toMillis();

    private WindowReader() {}

    /** The windows under a key; notes it where there are none. */
    static List<WindowLength> read(YamlMapping mapping, String key, Problems problems) {
        List<JsonNode> items = mapping.list(key);
        if (items.isEmpty()) {
            mapping.note(key, "names no window", "Write a list of lengths, such as [30m, 7d].");
        }
        List<WindowLength> windows = new ArrayList<>();
        for (JsonNode item : items) {
            (item.isObject() ? hopping(mapping, key, item, problems) : tumbling(mapping, key, item))
                    .ifPresent(windows::add);
        }
        return windows;
    }

    private static Optional<WindowLength> tumbling(YamlMapping mapping, String key, JsonNode item) {
        try {
            return checked(mapping, key, DurationText.parse(item.asText()), DurationText.parse(item.asText()));
        } catch (IllegalArgumentException notADuration) {
            mapping.note(key, "holds '" + item.asText() + "', which " + notADuration.getMessage(), DurationText.REMEDY);
            return Optional.empty();
        }
    }

    private static Optional<WindowLength> hopping(YamlMapping mapping, String key, JsonNode item, Problems problems) {
        YamlMapping window = new YamlMapping(key, item, problems);
        Optional<Long> length = window.optionalDuration("length");
        Optional<Long> advance = window.optionalDuration("advance");
        window.refuseOthers();
        if (length.isEmpty()) {
            mapping.note(key, "holds a window without length", "Write it as {length: 1h, advance: 10m}.");
            return Optional.empty();
        }
        return checked(mapping, key, Duration.ofMillis(length.get()), Duration.ofMillis(advance.orElse(length.get())));
    }

    private static Optional<WindowLength> checked(YamlMapping mapping, String key, Duration length, Duration advance) {
        long milliseconds = length.toMillis();
        long step = advance.toMillis();
        boolean fits = step > 0 && milliseconds > 0 && step % MINUTE == 0 && milliseconds % step == 0;
        if (!fits) {
            mapping.note(
                    key,
                    "holds a window of " + DurationText.format(length) + " every " + DurationText.format(advance),
                    "Write whole minutes, and a length that is a multiple of the advance.");
            return Optional.empty();
        }
        return Optional.of(new WindowLength(milliseconds, step));
    }
}
