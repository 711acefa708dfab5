package io.driftmeter.cli.monitorfile;

import com.fasterxml.jackson.databind.JsonNode;
import io.driftmeter.runtime.settings.Check;
import io.driftmeter.runtime.settings.DurationText;
import io.driftmeter.runtime.settings.Nearest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A mapping in a YAML file, read key by key; what is wrong is noted under the key's path, and reading goes on. */
public final class YamlMapping {

    private final String path;
    private final @Nullable JsonNode node;
    private final Problems problems;
    private final Set<String> asked = new HashSet<>();

    /**
     * A mapping.
     *
     * @param path its path in the file; empty for the root
     * @param node null where the file does not have it: then every key is missing
     */
    public YamlMapping(String path, @Nullable JsonNode node, Problems problems) {
        this.path = path;
        this.problems = problems;
        boolean isMapping = node == null || node.isObject();
        this.node = isMapping ? node : null;
        if (node != null && !isMapping) {
            problems.add(path.isEmpty() ? "the file" : path, "is " + shown(node), "Write keys with values under it.");
        }
    }

    /** Whether the file has it. */
    public boolean isPresent() {
        return node != null;
    }

    /** The keys that the file has here. */
    public Set<String> keys() {
        Set<String> keys = new LinkedHashSet<>();
        if (node != null) {
            node.fieldNames().forEachRemaining(keys::add);
        }
        return keys;
    }

    /** The texts of a list under a key, or its single text; empty where it is missing. */
    public List<String> texts(String key) {
        JsonNode found = child(key);
        if (found != null && found.isValueNode()) {
            return List.of(found.asText());
        }
        return list(key).stream().map(JsonNode::asText).toList();
    }

    /** A mapping under a key. */
    public YamlMapping mapping(String key) {
        return new YamlMapping(pathOf(key), child(key), problems);
    }

    /** The items of a list under a key; empty where it is missing. */
    public List<JsonNode> list(String key) {
        JsonNode found = child(key);
        if (found == null) {
            return List.of();
        }
        if (!found.isArray()) {
            note(key, "is " + shown(found), "Write a list, such as [30m, 7d].");
            return List.of();
        }
        List<JsonNode> items = new ArrayList<>();
        found.forEach(items::add);
        return items;
    }

    /** A scalar as text; empty where it is missing. */
    public Optional<String> text(String key) {
        JsonNode found = child(key);
        if (found != null && found.isContainerNode()) {
            note(key, "is " + shown(found), "Write a single value.");
            return Optional.empty();
        }
        return Optional.ofNullable(found).map(JsonNode::asText);
    }

    /** A scalar that must be there; notes it where it is not. */
    public Optional<String> required(String key, String remedy) {
        Optional<String> text = text(key).filter(value -> !value.isBlank());
        if (text.isEmpty() && child(key) == null) {
            note(key, "is missing", remedy);
        }
        return text;
    }

    /** A scalar as a value; what is wrong with it is noted, and then it counts as missing. */
    public <T> Optional<T> value(String key, Function<String, T> parser, Check<T> check, String remedy) {
        return text(key).flatMap(text -> {
            try {
                T value = parser.apply(text.strip());
                if (check.holds().test(value)) {
                    return Optional.of(value);
                }
                note(key, "is " + text, check.remedy());
            } catch (IllegalArgumentException badlyWritten) {
                String reason = badlyWritten instanceof NumberFormatException
                        ? "is not a number"
                        : String.valueOf(badlyWritten.getMessage());
                note(key, "'" + text + "' " + reason, remedy);
            }
            return Optional.empty();
        });
    }

    /** A whole number from {@code lowest} up. */
    public int integer(String key, int otherwise, int lowest) {
        return value(key, Integer::valueOf, atLeast(lowest), "Write a whole number, such as 4.")
                .orElse(otherwise);
    }

    /** A whole number from {@code lowest} up. */
    long count(String key, long otherwise, long lowest) {
        return value(key, Long::valueOf, atLeast(lowest), "Write a whole number, such as 100.")
                .orElse(otherwise);
    }

    /** A number above 0 and at most {@code highest}. */
    double number(String key, double otherwise, double highest) {
        Check<Double> check = new Check<>(
                number -> number > 0 && number <= highest && Double.isFinite(number),
                "Write a number above 0" + (Double.isInfinite(highest) ? "." : " and at most " + highest + "."));
        return value(key, Double::valueOf, check, "Write a number, such as 0.1.")
                .orElse(otherwise);
    }

    /** A truth value. */
    public boolean truth(String key, boolean otherwise) {
        Check<String> check = new Check<>(text -> text.equals("true") || text.equals("false"), "Write true or false.");
        return value(key, text -> text, check, "").map(Boolean::parseBoolean).orElse(otherwise);
    }

    /** A duration in milliseconds. */
    public long duration(String key, long otherwise) {
        return optionalDuration(key).orElse(otherwise);
    }

    /** A duration in milliseconds; empty where it is missing. */
    public Optional<Long> optionalDuration(String key) {
        return value(key, text -> DurationText.parse(text).toMillis(), Check.any(), DurationText.REMEDY);
    }

    /** Notes what is wrong under a key. */
    public void note(String key, String what, String remedy) {
        problems.add(pathOf(key), what, remedy);
    }

    /** Notes every key that nobody has asked for. */
    public void refuseOthers() {
        if (node != null) {
            node.fieldNames().forEachRemaining(key -> {
                if (!asked.contains(key)) {
                    note(key, "is no key", Nearest.remedy(key, new TreeSet<>(asked)));
                }
            });
        }
    }

    private static <T extends Number> Check<T> atLeast(long lowest) {
        return new Check<>(number -> number.longValue() >= lowest, "Write a whole number from " + lowest + " up.");
    }

    private @Nullable JsonNode child(String key) {
        asked.add(key);
        JsonNode found = node == null ? null : node.get(key);
        return found == null || found.isNull() ? null : found;
    }

    private String pathOf(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    static String shown(JsonNode node) {
        return node.isArray() ? "a list" : node.isObject() ? "a mapping" : "'" + node.asText() + "'";
    }
}
