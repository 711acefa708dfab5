package io.driftmeter.runtime.settings;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The checked settings of a role: a value for each of its settings, and whole prefixes that are passed through to a library. */
public final class Settings {

    private final Map<Setting<?>, Object> values = new HashMap<>();
    private final Map<String, String> texts = new TreeMap<>();

    private Settings() {}

    /**
     * Reads texts as the known settings.
     *
     * @param known all settings of the role
     * @param passedThrough prefixes, each ending in a dot, whose keys a library checks, such as {@code kafka.}
     * @param texts the text of each key that is set, with where it was set
     * @throws InvalidSettingsException with every key that is unknown, missing or badly written
     */
    public static Settings read(List<Setting<?>> known, List<String> passedThrough, Map<String, SettingText> texts) {
        Settings settings = new Settings();
        List<SettingProblem> problems = new ArrayList<>();
        known.forEach(setting -> settings.readOne(setting, texts.get(setting.key()), problems));
        texts.forEach((key, text) -> {
            if (passedThrough.stream().anyMatch(key::startsWith)) {
                settings.texts.put(key, text.text());
            } else if (known.stream().noneMatch(setting -> setting.key().equals(key))) {
                problems.add(new SettingProblem(
                        text.origin() + ": " + key, "is no setting", Nearest.remedy(key, keys(known))));
            }
        });
        if (!problems.isEmpty()) {
            throw new InvalidSettingsException(problems);
        }
        return settings;
    }

    /** The value of a setting that was among the known ones. */
    @SuppressWarnings("unchecked")
    public <T> T get(Setting<T> setting) {
        Object value = values.get(setting);
        if (value == null) {
            throw new IllegalArgumentException(setting.key() + " was not read");
        }
        return (T) value;
    }

    /** What is passed through under a prefix, by the rest of the key. */
    public Map<String, String> passedThrough(String prefix) {
        Map<String, String> rest = new TreeMap<>();
        texts.forEach((key, text) -> {
            if (key.startsWith(prefix)) {
                rest.put(key.substring(prefix.length()), text);
            }
        });
        return rest;
    }

    private <T> void readOne(Setting<T> setting, @Nullable SettingText set, List<SettingProblem> problems) {
        String text = set == null ? setting.defaultText() : set.text();
        String where = (set == null ? "" : set.origin() + ": ") + setting.key();
        if (text == null) {
            problems.add(new SettingProblem(where, "is not set", "Set it: " + setting.sentence()));
            return;
        }
        try {
            T value = setting.type().parser().apply(text);
            if (setting.check().holds().test(value)) {
                values.put(setting, value);
            } else {
                problems.add(
                        new SettingProblem(where, "is " + text, setting.check().remedy()));
            }
        } catch (IllegalArgumentException badlyWritten) {
            problems.add(new SettingProblem(
                    where,
                    "'" + text + "' " + badlyWritten.getMessage(),
                    setting.type().remedy()));
        }
    }

    private static List<String> keys(List<Setting<?>> known) {
        List<String> keys = new ArrayList<>();
        known.forEach(setting -> keys.add(setting.key()));
        return keys;
    }
}
