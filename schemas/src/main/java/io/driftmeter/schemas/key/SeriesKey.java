package io.driftmeter.schemas.key;

import org.apache.kafka.common.serialization.Serde;

/**
 * One line of windows: a segment of the traffic of one version of a model. Written {@code model|version|segment}; the key of both
 * kinds of report and of the partial counts.
 *
 * @throws IllegalArgumentException if a name breaks the rule of {@link Names}
 */
public record SeriesKey(String model, String version, String segment) {

    /** The segment that holds the whole traffic. */
    public static final String ALL = "all";

    /** Where records are accounted for that name no model with a monitor in force. */
    public static final SeriesKey UNATTRIBUTED = new SeriesKey("(unattributed)", "(none)", ALL);

    public SeriesKey {
        Names.checked("model", model);
        Names.checked("version", version);
        Names.checked("segment", segment);
    }

    /** The whole traffic of one version of a model. */
    public static SeriesKey ofAll(String model, String version) {
        return new SeriesKey(model, version, ALL);
    }

    /**
     * The key that this text stands for.
     *
     * @throws IllegalArgumentException if it stands for none
     */
    public static SeriesKey parse(String text) {
        KeyFields fields = KeyFields.split(text, 3, "model|version|segment");
        return new SeriesKey(fields.name(0), fields.name(1), fields.name(2));
    }

    public static Serde<SeriesKey> serde() {
        return new KeySerde<>(SeriesKey::parse);
    }

    @Override
    public String toString() {
        return model + Names.SEPARATOR + version + Names.SEPARATOR + segment;
    }
}
