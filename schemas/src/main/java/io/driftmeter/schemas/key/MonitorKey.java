package io.driftmeter.schemas.key;

import org.apache.kafka.common.serialization.Serde;

/**
 * One revision of a monitor definition, written {@code model|revision}.
 *
 * @param revision number of the revision, from 1
 * @throws IllegalArgumentException if the name breaks the rule of {@link Names} or the revision is below 1
 */
public record MonitorKey(String model, int revision) {

    public MonitorKey {
        Names.checked("model", model);
        if (revision < 1) {
            throw new IllegalArgumentException("Revisions are numbered from 1, but this is revision " + revision);
        }
    }

    /**
     * The key that this text stands for.
     *
     * @throws IllegalArgumentException if it stands for none
     */
    public static MonitorKey parse(String text) {
        KeyFields fields = KeyFields.split(text, 2, "model|revision");
        return new MonitorKey(fields.name(0), fields.number(1));
    }

    public static Serde<MonitorKey> serde() {
        return new KeySerde<>(MonitorKey::parse);
    }

    @Override
    public String toString() {
        return model + Names.SEPARATOR + revision;
    }
}
