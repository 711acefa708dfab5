package io.driftmeter.monitor.profile;

import java.time.Duration;

/**
 * One series of windows: a model version and a segment of its traffic.
 *
 * @param model name of the model
 * @param modelVersion version of the model
 * @param segment segment of the traffic; {@link #ALL} for the whole
 */
public record Series(String model, String modelVersion, String segment) {

    /** The segment that holds all traffic. */
    public static final String ALL = "all";

    /** The built-in series of records that name no model that is monitored. */
    public static final Series UNATTRIBUTED = new Series("(unattributed)", "(none)", ALL);

    /** Length of the windows, and of the panes, of the built-in series. */
    public static final Duration UNATTRIBUTED_WINDOW = Duration.ofHours(1);

    /** All traffic of a model version. */
    public static Series of(String model, String modelVersion) {
        return new Series(model, modelVersion, ALL);
    }

    /** Reads {@code model|version|segment}; names never contain a '|'. */
    public static Series parse(String key) {
        String[] names = key.split("\\|", -1);
        if (names.length != 3) {
            throw new IllegalArgumentException("Not a series: " + key);
        }
        return new Series(names[0], names[1], names[2]);
    }

    /** {@code model|version|segment}. */
    public String key() {
        return model + "|" + modelVersion + "|" + segment;
    }

    /** Whether this is the built-in series. */
    public boolean isUnattributed() {
        return equals(UNATTRIBUTED);
    }
}
