package io.driftmeter.monitor.commit;

import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/** Writes every key as the same byte, so that a store keyed by it holds one entry. */
final class ConstantKeySerde {

    private static final byte[] KEY = {0};

    private ConstantKeySerde() {}

    /** A serde that reads every key back as {@code constant}. */
    static <K> Serde<K> of(K constant) {
        return Serdes.serdeFrom((topic, key) -> KEY, (topic, bytes) -> constant);
    }
}
