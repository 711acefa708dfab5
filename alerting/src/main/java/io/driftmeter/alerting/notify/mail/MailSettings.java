package io.driftmeter.alerting.notify.mail;

import io.driftmeter.alerting.notify.Secret;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How letters are sent.
 *
 * @param host the SMTP server
 * @param encryption how the connection is made safe
 * @param from sender
 * @param to recipients, at least one
 * @param username for a server that asks who sends
 * @param password goes with the name
 * @param timeout for connecting, for each answer and for each write
 */
public record MailSettings(
        String host,
        int port,
        Encryption encryption,
        String from,
        List<String> to,
        Optional<String> username,
        Optional<Secret> password,
        Duration timeout) {

    public MailSettings {
        to = List.copyOf(to);
    }

    /** How a connection is made safe. */
    public enum Encryption {
        /** Not at all: for a server on the same machine. */
        NONE,
        /** By STARTTLS, which the server must offer. */
        STARTTLS,
        /** By TLS from the first byte. */
        TLS
    }
}
