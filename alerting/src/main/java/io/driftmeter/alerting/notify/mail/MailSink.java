package io.driftmeter.alerting.notify.mail;

import io.driftmeter.alerting.notify.Delivery;
import io.driftmeter.alerting.notify.Notification;
import io.driftmeter.alerting.notify.Secret;
import io.driftmeter.alerting.notify.Sink;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;

/**
 * Sends a letter to all recipients at once. The Message-ID follows from the notification's id, so that a letter that a crash sent twice is
 * recognised; letters on one alert refer to one thread. A reply of the 500s is a refusal, but for a failed login, which a renewed password
 * mends; anything else is tried again (RFC 5321, section 4.2.1).
 */
public final class MailSink implements Sink {

    private static final String DOMAIN = "@driftmeter.invalid";
    private static final int PERMANENT = 500;

    private final MailSettings settings;
    private final InstantSource clock;

    public MailSink(MailSettings settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public Delivery deliver(Notification notification) {
        Session session = Session.getInstance(properties());
        try (Transport transport = session.getTransport("smtp")) {
            Message message = message(session, notification);
            connect(transport);
            transport.sendMessage(message, message.getAllRecipients());
            return new Delivery.Taken();
        } catch (MessagingException error) {
            return failure(error);
        } catch (Secret.MissingSecretException missing) {
            return new Delivery.Unanswered(String.valueOf(missing.getMessage()), Optional.empty());
        }
    }

    private void connect(Transport transport) throws MessagingException {
        if (settings.username().isPresent() && settings.password().isPresent()) {
            transport.connect(
                    settings.username().get(), settings.password().get().reveal());
        } else {
            transport.connect();
        }
    }

    private Message message(Session session, Notification notification) throws MessagingException {
        MailText text = MailText.of(notification);
        MimeMessage message = new NamedMessage(session, "<" + notification.id() + DOMAIN + ">");
        message.setFrom(new InternetAddress(settings.from()));
        for (String recipient : settings.to()) {
            message.addRecipient(Message.RecipientType.TO, new InternetAddress(recipient));
        }
        message.setSubject(text.subject(), StandardCharsets.UTF_8.name());
        message.setText(text.body(), StandardCharsets.UTF_8.name());
        message.setSentDate(Date.from(clock.instant()));
        message.setHeader("References", "<" + text.thread() + DOMAIN + ">");
        message.setHeader("Auto-Submitted", "auto-generated");
        message.saveChanges();
        return message;
    }

    private Properties properties() {
        String milliseconds = Long.toString(settings.timeout().toMillis());
        Properties properties = new Properties();
        properties.put("mail.smtp.host", settings.host());
        properties.put("mail.smtp.port", Integer.toString(settings.port()));
        properties.put("mail.smtp.connectiontimeout", milliseconds);
        properties.put("mail.smtp.timeout", milliseconds);
        properties.put("mail.smtp.writetimeout", milliseconds);
        properties.put("mail.smtp.auth", Boolean.toString(settings.username().isPresent()));
        properties.put("mail.smtp.quitwait", "false");
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        switch (settings.encryption()) {
            case NONE -> {}
            case STARTTLS -> {
                properties.put("mail.smtp.starttls.enable", "true");
                properties.put("mail.smtp.starttls.required", "true");
            }
            case TLS -> properties.put("mail.smtp.ssl.enable", "true");
        }
        return properties;
    }

    private Delivery failure(MessagingException error) {
        List<Secret> secrets = settings.password().stream().toList();
        int code = 0;
        StringBuilder reasons = new StringBuilder();
        for (Exception cause = error; cause != null; cause = next(cause)) {
            code = Math.max(code, code(cause));
            reasons.append(reasons.isEmpty() ? "" : "; ")
                    .append(cause.getClass().getSimpleName())
                    .append(' ')
                    .append(String.valueOf(cause.getMessage()).strip());
        }
        String reason = Secret.mask(reasons.toString(), secrets);
        return code >= PERMANENT && !(error instanceof AuthenticationFailedException)
                ? new Delivery.Refused(reason)
                : new Delivery.Unanswered(reason, Optional.empty());
    }

    private static @Nullable Exception next(Exception error) {
        return error instanceof MessagingException messaging ? messaging.getNextException() : null;
    }

    private static int code(Exception error) {
        if (error instanceof SMTPSendFailedException failed) {
            return failed.getReturnCode();
        }
        if (error instanceof SMTPAddressFailedException failed) {
            return failed.getReturnCode();
        }
        return error instanceof SMTPSenderFailedException failed ? failed.getReturnCode() : 0;
    }

    /** The library would make up an id of its own. */
    private static final class NamedMessage extends MimeMessage {

        private final String id;

        NamedMessage(Session session, String id) {
            super(session);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }
}
