package io.driftmeter.runtime.settings;

/**
 * What is wrong with one setting.
 *
 * @param where the file or flag it came from, and the key
 * @param what what is wrong, with the value
 * @param remedy what to do, as a sentence
 */
public record SettingProblem(String where, String what, String remedy) {

    @Override
    public String toString() {
        return where + " " + what + ". " + remedy;
    }
}
