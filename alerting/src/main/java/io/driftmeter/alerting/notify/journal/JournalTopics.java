package io.driftmeter.alerting.notify.journal;

import io.driftmeter.schemas.topic.TopicCatalogue;
import java.util.List;

/**
 * The topics of a journal.
 *
 * @param alerts alert events
 * @param acknowledgements who takes care of which
 * @param triggers retraining triggers
 * @param memory open notifications; as many partitions as alerts
 * @param deadLetters where is parked what cannot be delivered
 */
public record JournalTopics(
        String alerts, String acknowledgements, String triggers, String memory, String deadLetters) {

    /** The topics by the catalogue's names. */
    public static JournalTopics of(TopicCatalogue catalogue) {
        return new JournalTopics(
                catalogue.alerts().name(),
                catalogue.acknowledgements().name(),
                catalogue.retrainingTriggers().name(),
                catalogue.openNotifications().name(),
                catalogue.deadLetters().name());
    }

    /** What is read by position. */
    List<String> read() {
        return List.of(alerts, acknowledgements, triggers);
    }
}
