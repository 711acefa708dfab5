package io.driftmeter.cli.tail;

import com.fasterxml.jackson.databind.JsonNode;
import io.driftmeter.avro.AlertEvent;
import io.driftmeter.avro.DriftReport;
import io.driftmeter.avro.PerformanceReport;
import io.driftmeter.avro.RetrainingTrigger;
import io.driftmeter.avro.RetrainingVerdict;
import io.driftmeter.cli.AvroJson;
import io.driftmeter.schemas.serde.AvroSerde;
import io.driftmeter.schemas.serde.RegistryConnection;
import io.driftmeter.schemas.topic.TopicCatalogue;
import io.driftmeter.schemas.topic.TopicDescription;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;

/** What can be followed: its topic, and what is shown of a record. */
enum Tailed {
    REPORTS("reports", TopicCatalogue::driftReports) {
        @Override
        View view(RegistryConnection registry) {
            return avro(DriftReport.class, registry, DriftReport::getModel, ReadableLines::of);
        }
    },
    PERFORMANCE("performance", TopicCatalogue::performanceReports) {
        @Override
        View view(RegistryConnection registry) {
            return avro(PerformanceReport.class, registry, PerformanceReport::getModel, ReadableLines::of);
        }
    },
    ALERTS("alerts", TopicCatalogue::alerts) {
        @Override
        View view(RegistryConnection registry) {
            return avro(AlertEvent.class, registry, AlertEvent::getModel, ReadableLines::of);
        }
    },
    TRIGGERS("triggers", TopicCatalogue::retrainingTriggers) {
        @Override
        View view(RegistryConnection registry) {
            return avro(RetrainingTrigger.class, registry, RetrainingTrigger::getModel, ReadableLines::of);
        }
    },
    VERDICTS("verdicts", TopicCatalogue::retrainingVerdicts) {
        @Override
        View view(RegistryConnection registry) {
            return avro(
                    RetrainingVerdict.class,
                    registry,
                    RetrainingVerdict::getModel,
                    verdict -> verdict.getModel() + " " + verdict.getOutcome() + ": " + verdict.getReason());
        }
    },
    DEAD_LETTERS("dead-letters", TopicCatalogue::deadLetters) {
        @Override
        View view(RegistryConnection registry) {
            return new DeadLetterView();
        }
    };

    private final String word;
    private final Function<TopicCatalogue, TopicDescription> topic;

    Tailed(String word, Function<TopicCatalogue, TopicDescription> topic) {
        this.word = word;
        this.topic = topic;
    }

    /** The name of its topic. */
    String topic(TopicCatalogue catalogue) {
        return topic.apply(catalogue).name();
    }

    /** Whether a word means it: its own, or its topic's without the prefix. */
    boolean isNamed(String name) {
        return word.equals(name) || topic(new TopicCatalogue("")).equals(name);
    }

    /** How its records are shown. */
    abstract View view(RegistryConnection registry);

    @Override
    public String toString() {
        return word;
    }

    /** What is shown of a record. */
    interface View {

        /** The record for a person and for a program. */
        Shown show(ConsumerRecord<byte[], byte[]> record);
    }

    /**
     * A record, ready to show.
     *
     * @param model the model that it is about; empty where it is about none
     * @param line for a person
     * @param json for a program
     */
    record Shown(String model, String line, JsonNode json) {}

    private static <T extends SpecificRecord> View avro(
            Class<T> contract, RegistryConnection registry, Function<T, String> model, Function<T, String> line) {
        Deserializer<T> deserializer = AvroSerde.forValues(contract, registry).deserializer();
        return record -> {
            T value = deserializer.deserialize(record.topic(), record.value());
            return new Shown(model.apply(value), line.apply(value), AvroJson.object(value));
        };
    }
}
