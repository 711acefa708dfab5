package io.driftmeter.alerting.notify.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.driftmeter.alerting.notify.Secret;
import io.driftmeter.alerting.notify.Sink;
import io.driftmeter.alerting.notify.mail.MailSettings.Encryption;
import io.driftmeter.alerting.notify.testing.Events;
import io.driftmeter.alerting.notify.testing.FaultySmtpServer;
import io.driftmeter.alerting.notify.testing.MemoryLog;
import io.driftmeter.alerting.notify.testing.Notifier;
import io.driftmeter.avro.AlertTransition;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MailSinkTest {

    private static final String PASSWORD = "open-sesame";
    private static final String MESSAGE_ID = "Message-ID: <event-churn-1-OPENED@driftmeter.invalid>";
    private static final Duration PATIENT = Duration.ofMinutes(5);

    private final Notifier notifier = new Notifier();
    private final FaultySmtpServer server = new FaultySmtpServer();

    @BeforeEach
    void openAnAlert() {
        notifier.log.add(Events.event("churn", AlertTransition.OPENED, 1));
    }

    @AfterEach
    void stop() {
        server.close();
        notifier.close();
    }

    @Test
    void shouldWriteALetterThatARealServerTakes() throws Exception {
        GreenMail real = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        real.start();
        try {
            real.setUser("driftmeter@example.org", "driftmeter", PASSWORD);
            notifier.log.add(Events.event("churn", AlertTransition.RESOLVED, 2));

            notifier.worker(sink(real.getSmtp().getPort(), PATIENT, Optional.of("driftmeter")))
                    .turn(Duration.ZERO);

            assertThat(real.getReceivedMessages())
                    .as("two letters to two people")
                    .hasSize(4);
            MimeMessage opened = received(real, "<event-churn-1-OPENED@driftmeter.invalid>");
            MimeMessage resolved = received(real, "<event-churn-2-RESOLVED@driftmeter.invalid>");
            assertThat(opened.getSubject()).isEqualTo("[CRITICAL] churn version 3: income <moved> & how");
            assertThat(opened.getContent().toString())
                    .contains("ks 0.42 against 0.1 in 500 rows")
                    .contains("What to do: https://runbooks.example.org/feature-drift")
                    .contains("driftmeter ack fingerprint-of-churn");
            assertThat(resolved.getSubject()).startsWith("[RESOLVED]");
            assertThat(resolved.getHeader("References")).isEqualTo(opened.getHeader("References"));
        } finally {
            real.stop();
        }
    }

    @Test
    void shouldTryAgainWhereTheServerSaysLater() {
        server.then("451 local error");
        server.then("452 too many");

        notifier.worker(sink(PATIENT)).turn(Duration.ZERO);

        assertThat(server.letters()).hasSize(3).allMatch(letter -> letter.contains(MESSAGE_ID));
        assertThat(notifier.log.isDone()).isTrue();
        assertThat(notifier.log.letters()).isEmpty();
    }

    @Test
    void shouldTryAgainWhereTheConnectionEndsEarly() {
        server.thenClose();

        notifier.worker(sink(PATIENT)).turn(Duration.ZERO);

        assertThat(server.letters()).hasSize(2).allMatch(letter -> letter.contains(MESSAGE_ID));
        assertThat(notifier.log.isDone()).isTrue();
    }

    @Test
    void shouldTryAgainWhereTheReplyDoesNotCome() {
        server.thenHang();

        notifier.worker(sink(Duration.ofMillis(300))).turn(Duration.ZERO);

        assertThat(server.letters()).hasSizeGreaterThan(1).allMatch(letter -> letter.contains(MESSAGE_ID));
        assertThat(notifier.log.isDone()).isTrue();
    }

    @Test
    void shouldTryAgainWhereTheConnectionIsRefused() {
        server.refuse();
        Sink sink = sink(PATIENT);
        int[] tries = {0};

        notifier.worker(notification -> {
                    if (++tries[0] == 4) {
                        server.accept();
                    }
                    return sink.deliver(notification);
                })
                .turn(Duration.ZERO);

        assertThat(tries[0]).isEqualTo(4);
        assertThat(server.letters()).hasSize(1);
    }

    @Test
    void shouldParkWhatIsRefusedForGood() {
        server.then("554 no such thing, and your password is " + PASSWORD);

        notifier.worker(sink(PATIENT)).turn(Duration.ZERO);

        assertThat(server.letters()).hasSize(1);
        assertThat(notifier.log.letters()).hasSize(1);
        byte[] detail = notifier.log
                .letters()
                .get(0)
                .headers()
                .lastHeader("driftmeter.detail")
                .value();
        assertThat(new String(detail, StandardCharsets.UTF_8)).contains("554").doesNotContain(PASSWORD);
    }

    @Test
    void shouldSendAgainUnderTheSameIdWhatACrashLeftUncommitted() {
        try {
            notifier.worker(sink(PATIENT), () -> true).turn(Duration.ZERO);
        } catch (MemoryLog.Crash crashed) {
            // the next life begins where this one stood
        }

        notifier.worker(sink(PATIENT)).turn(Duration.ZERO);

        assertThat(server.letters()).hasSize(2).allMatch(letter -> letter.contains(MESSAGE_ID));
    }

    private static MimeMessage received(GreenMail real, String id) throws MessagingException {
        for (MimeMessage letter : real.getReceivedMessages()) {
            if (id.equals(letter.getMessageID())) {
                return letter;
            }
        }
        throw new AssertionError("no letter " + id);
    }

    private Sink sink(Duration timeout) {
        return sink(server.port(), timeout, Optional.empty());
    }

    private Sink sink(int port, Duration timeout, Optional<String> username) {
        MailSettings settings = new MailSettings(
                "127.0.0.1",
                port,
                Encryption.NONE,
                "driftmeter@example.org",
                List.of("ana@example.org", "bob@example.org"),
                username,
                Optional.of(Secret.at("env:PASSWORD", name -> PASSWORD)),
                timeout);
        return new MailSink(settings, notifier.clock);
    }
}
