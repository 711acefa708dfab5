package io.driftmeter.runtime.settings;

import org.jspecify.annotations.Nullable;

/**
 * One setting of a role. Keys are public: a change of one is in the changelog.
 *
 * @param key dotted name, as in the configuration file
 * @param type how its text is read
 * @param defaultText the value where it is not set, as text; null: it must be set
 * @param check what its value must hold
 * @param sentence what it does, with its unit
 */
public record Setting<T>(
        String key, SettingType<T> type, @Nullable String defaultText, Check<T> check, String sentence) {

    /** A setting that must be set. */
    public static <T> Setting<T> required(String key, SettingType<T> type, Check<T> check, String sentence) {
        return new Setting<>(key, type, null, check, sentence);
    }

    /** A setting that need not be set. */
    public static <T> Setting<T> optional(
            String key, SettingType<T> type, String defaultText, Check<T> check, String sentence) {
        return new Setting<>(key, type, defaultText, check, sentence);
    }
}
