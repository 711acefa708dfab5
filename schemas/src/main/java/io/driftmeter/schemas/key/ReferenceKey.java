package io.driftmeter.schemas.key;

import org.apache.kafka.common.serialization.Serde;

/**
 * One part of a reference, written {@code model|version|referenceId|part}.
 *
 * @param referenceId SHA-256 of the reference's content, in hexadecimal
 * @param part number of the part, from 0
 * @throws IllegalArgumentException if a name breaks the rule of {@link Names} or the part is negative
 */
public record ReferenceKey(String model, String version, String referenceId, int part) {

    public ReferenceKey {
        Names.checked("model", model);
        Names.checked("version", version);
        Names.checked("reference id", referenceId);
        if (part < 0) {
            throw new IllegalArgumentException("A reference's parts are numbered from 0, but this is part " + part);
        }
    }

    /**
     * The key that this text stands for.
     *
     * @throws IllegalArgumentException if it stands for none
     */
    public static ReferenceKey parse(String text) {
        KeyFields fields = KeyFields.split(text, 4, "model|version|referenceId|part");
        return new ReferenceKey(fields.name(0), fields.name(1), fields.name(2), fields.number(3));
    }

    public static Serde<ReferenceKey> serde() {
        return new KeySerde<>(ReferenceKey::parse);
    }

    @Override
    public String toString() {
        return model + Names.SEPARATOR + version + Names.SEPARATOR + referenceId + Names.SEPARATOR + part;
    }
}
