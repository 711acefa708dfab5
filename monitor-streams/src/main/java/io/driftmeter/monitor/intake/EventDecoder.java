package io.driftmeter.monitor.intake;

/** Reads the value of an input record. Must be safe for use by several threads. */
public interface EventDecoder {

    /**
     * Reads a value that is there.
     *
     * @param kind what the record's topic tells
     * @param value the raw value
     * @return the event, or why there is none
     * @throws org.apache.kafka.streams.errors.StreamsException if the record cannot be judged now, such as when the
     *     schema registry cannot be reached: the record must be read again, not be rejected
     */
    Reading decode(InputKind kind, byte[] value);
}
