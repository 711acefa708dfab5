package io.driftmeter.alerting.notify.logging;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.driftmeter.alerting.notify.Delivery;
import io.driftmeter.alerting.notify.Notification;
import io.driftmeter.alerting.notify.testing.Acknowledged;
import io.driftmeter.alerting.notify.testing.Events;
import io.driftmeter.avro.AlertEvent;
import io.driftmeter.avro.AlertTransition;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class LogSinkTest {

    private final AlertEvent event = Events.event("churn", AlertTransition.OPENED, 1);

    @Test
    void shouldSayInALineWhatOpenedAndHowBadItIs() {
        assertThat(LogSink.line(new Notification.Alert(event, Optional.empty())))
                .isEqualTo(
                        "OPENED CRITICAL FEATURE_DRIFT: churn version 3: income <moved> & how (fingerprint-of-churn)");
    }

    @Test
    void shouldSayInALineWhoTakesCareAndWhatIsToBeTrained() {
        assertThat(LogSink.line(new Notification.Acknowledged(Acknowledged.by("ada", event))))
                .isEqualTo("ACKNOWLEDGED by ada: churn version 3: income <moved> & how (fingerprint-of-churn)");
        assertThat(LogSink.line(new Notification.Retraining(Acknowledged.trigger("churn"))))
                .isEqualTo("RETRAIN churn version 3: accuracy 0.7 against 0.8 (trigger-of-churn)");
    }

    @Test
    void shouldWriteTheLineAndTakeEverything() {
        Notification alert = new Notification.Alert(event, Optional.empty());
        Logger log = (Logger) LoggerFactory.getLogger(LogSink.class);
        ListAppender<ILoggingEvent> written = new ListAppender<>();
        written.start();
        log.addAppender(written);
        log.setLevel(Level.INFO);
        try {
            assertThat(new LogSink().deliver(alert)).isInstanceOf(Delivery.Taken.class);
        } finally {
            log.setLevel(null);
            log.detachAppender(written);
        }
        assertThat(written.list)
                .singleElement()
                .returns(Level.INFO, ILoggingEvent::getLevel)
                .returns(LogSink.line(alert), ILoggingEvent::getFormattedMessage);
    }
}
