package io.driftmeter.monitor.topology;

import io.driftmeter.avro.RecordFate;
import io.driftmeter.monitor.intake.DeadLetter;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProcessingExceptionHandler;
import org.apache.kafka.streams.processor.api.Record;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The last line behind the checks of the intake: a record on which the profile node itself fails is dead-lettered, since no
 * input may stop the monitor. An error anywhere else is an error of ours or of the cluster, and fails the task.
 */
public final class IntakeExceptionHandler implements ProcessingExceptionHandler {

    /** Configuration key: the topic of dead letters. */
    public static final String DEAD_LETTER_TOPIC_CONFIG = "driftmeter.dead.letter.topic";

    private static final Logger LOGGER = LoggerFactory.getLogger(IntakeExceptionHandler.class);

    private String deadLetterTopic = "";

    @Override
    public void configure(Map<String, ?> configs) {
        deadLetterTopic = String.valueOf(configs.get(DEAD_LETTER_TOPIC_CONFIG));
    }

    @Override
    public Response handleError(ErrorHandlerContext context, Record<?, ?> record, Exception exception) {
        if (!MonitorTopology.PROFILE.equals(context.processorNodeId())) {
            return Response.fail();
        }
        LOGGER.error(
                "Record {}-{}@{} could not be counted and is dead-lettered",
                context.topic(),
                context.partition(),
                context.offset(),
                exception);
        DeadLetter letter = new DeadLetter(
                context.sourceRawKey(),
                context.sourceRawValue(),
                RecordFate.INVALID,
                "The record could not be counted: " + exception,
                context.topic(),
                context.partition(),
                context.offset(),
                context.timestamp());
        return Response.resume(List.of(new ProducerRecord<>(
                deadLetterTopic, null, letter.key(), letter.value(), letter.headers(context.headers()))));
    }
}
