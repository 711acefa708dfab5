package io.driftmeter.runtime.settings;

/**
 * A setting as it was written.
 *
 * @param text its value
 * @param origin where it was written, for messages: a file's name or a flag
 */
public record SettingText(String text, String origin) {}
