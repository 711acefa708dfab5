package io.driftmeter.cli.monitorfile;

import com.fasterxml.jackson.databind.JsonNode;
import io.driftmeter.avro.WindowLength;
import io.driftmeter.monitor.window.WindowCheck;
import io.driftmeter.runtime.settings.DurationText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads window lengths: {@code [30m, {length: 1h, advance: 10m}, {length: 1d, time_zone: Europe/Berlin}]}. */
final class WindowReader {

    private WindowReader() {}

    /** The windows under a key; notes it where there are none. */
    static List<WindowLength> read(YamlMapping mapping, String key, Problems problems) {
        List<JsonNode> items = mapping.list(key);
        if (items.isEmpty()) {
            mapping.note(key, "names no window", "Write a list of lengths, such as [30m, 7d].");
        }
        List<WindowLength> windows = new ArrayList<>();
        for (JsonNode item : items) {
            (item.isObject() ? described(mapping, key, item, problems) : tumbling(mapping, key, item))
                    .ifPresent(windows::add);
        }
        WindowCheck.ambiguity(windows)
                .ifPresent(remedy ->
                        mapping.note(key, "hold two windows of one length, one of them with a time zone", remedy));
        return windows;
    }

    private static Optional<WindowLength> tumbling(YamlMapping mapping, String key, JsonNode item) {
        try {
            long length = DurationText.parse(item.asText()).toMillis();
            return checked(mapping, key, new WindowLength(length, length, null));
        } catch (IllegalArgumentException notADuration) {
            mapping.note(key, "holds '" + item.asText() + "', which " + notADuration.getMessage(), DurationText.REMEDY);
            return Optional.empty();
        }
    }

    private static Optional<WindowLength> described(YamlMapping mapping, String key, JsonNode item, Problems problems) {
        YamlMapping window = new YamlMapping(key, item, problems);
        Optional<Long> length = window.optionalDuration("length");
        Optional<Long> advance = window.optionalDuration("advance");
        Optional<String> timeZone = window.text("time_zone");
        window.refuseOthers();
        if (length.isEmpty()) {
            mapping.note(key, "holds a window without length", "Write it as {length: 1h, advance: 10m}.");
            return Optional.empty();
        }
        return checked(
                mapping, key, new WindowLength(length.get(), advance.orElse(length.get()), timeZone.orElse(null)));
    }

    private static Optional<WindowLength> checked(YamlMapping mapping, String key, WindowLength window) {
        Optional<String> problem = WindowCheck.problem(window);
        problem.ifPresent(remedy -> mapping.note(key, "holds a window of " + text(window), remedy));
        return problem.isEmpty() ? Optional.of(window) : Optional.empty();
    }

    private static String text(WindowLength window) {
        String text = DurationText.format(Duration.ofMillis(window.getLengthMilliseconds())) + " every "
                + DurationText.format(Duration.ofMillis(window.getAdvanceMilliseconds()));
        return window.getTimeZone() == null ? text : text + " by the calendar of " + window.getTimeZone();
    }
}
