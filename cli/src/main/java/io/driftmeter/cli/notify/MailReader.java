package io.driftmeter.cli.notify;

import io.driftmeter.alerting.notify.Secret;
import io.driftmeter.alerting.notify.mail.MailSettings;
import io.driftmeter.alerting.notify.mail.MailSettings.Encryption;
import io.driftmeter.cli.monitorfile.YamlMapping;
import io.driftmeter.runtime.settings.Check;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads how letters are sent. */
final class MailReader {

    private static final int SUBMISSION_PORT = 587;

    private MailReader() {}

    static Optional<MailSettings> read(YamlMapping written, Secrets secrets, Duration timeout) {
        Optional<String> host = written.required("host", "Write the name of the SMTP server.");
        int port = written.integer("port", SUBMISSION_PORT, 1);
        Check<String> check = new Check<>(List.of("none", "starttls", "tls")::contains, "Write none, starttls or tls.");
        Encryption encryption = written.value("encryption", text -> text, check, "")
                .map(text -> Encryption.valueOf(text.toUpperCase(Locale.ROOT)))
                .orElse(Encryption.STARTTLS);
        Optional<String> from = written.required("from", "Write the sender's address.");
        List<String> to = written.texts("to");
        if (to.isEmpty()) {
            written.note("to", "names nobody", "Write at least one address.");
        }
        Optional<String> username = written.text("username");
        Optional<Secret> password = secrets.read(written, "password");
        if (username.isPresent() != password.isPresent()) {
            written.note("username", "goes with password", "Write both or none of them.");
        }
        return host.isEmpty() || from.isEmpty() || to.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new MailSettings(host.get(), port, encryption, from.get(), to, username, password, timeout));
    }
}
