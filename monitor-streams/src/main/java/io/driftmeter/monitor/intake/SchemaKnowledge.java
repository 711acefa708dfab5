package io.driftmeter.monitor.intake;

import java.util.OptionalInt;

/** Which schemas a decoder has, so that the others can be asked for before it needs them. Must be safe for use by several threads. */
public interface SchemaKnowledge {

    /**
     * The schema that must be asked for before a value can be read.
     *
     * @return its id in the schema registry; empty if everything is known that reading needs
     */
    OptionalInt unknownSchema(byte[] value);

    /**
     * Asks the schema registry for a schema, and blocks until it has answered. That there is no such schema is an answer.
     *
     * @throws org.apache.kafka.streams.errors.StreamsException if the registry does not answer
     */
    void learn(int schemaId);
}
