package io.driftmeter.cli.notify;

import io.driftmeter.alerting.notify.DeliveryPolicy;
import io.driftmeter.alerting.notify.NamedSink;
import io.driftmeter.alerting.notify.Secret;
import io.driftmeter.alerting.notify.Sink;
import io.driftmeter.alerting.notify.alertmanager.AlertmanagerSink;
import io.driftmeter.alerting.notify.http.HttpPost;
import io.driftmeter.alerting.notify.logging.LogSink;
import io.driftmeter.alerting.notify.mail.MailSink;
import io.driftmeter.alerting.notify.pagerduty.PagerDutySink;
import io.driftmeter.alerting.notify.slack.SlackSink;
import io.driftmeter.alerting.notify.webhook.WebhookSink;
import io.driftmeter.cli.monitorfile.Problems;
import io.driftmeter.cli.monitorfile.YamlMapping;
import io.driftmeter.runtime.settings.Check;
import io.driftmeter.runtime.settings.Nearest;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads sinks, and collects their secrets. */
final class SinkReader {

    private static final List<String> TYPES = List.of("alertmanager", "pagerduty", "slack", "webhook", "mail", "log");
    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(10);
    private static final long TIMEOUT = Duration.ofSeconds(15).toMillis();
    private static final long RESEND_EVERY = Duration.ofMinutes(1).toMillis();
    private static final int LONGEST_NAME = 100;

    private final InstantSource clock = InstantSource.system();
    private final HttpClient client = HttpPost.client(CONNECT_LIMIT);
    private final Problems problems;
    private final Secrets secrets = new Secrets();

    SinkReader(Problems problems) {
        this.problems = problems;
    }

    /** Every secret of the sinks that were read. */
    List<Secret> secrets() {
        return secrets.all();
    }

    /** A sink; empty where so much is wrong that there is none. */
    Optional<NamedSink> read(String name, YamlMapping written) {
        if (!name.matches("[a-zA-Z0-9._-]+") || name.length() > LONGEST_NAME) {
            problems.add(
                    "sinks." + name,
                    "is no name of a sink",
                    "Write 1 to " + LONGEST_NAME + " letters, digits, dots, hyphens or underscores.");
        }
        String type = written.required("type", "Write one of " + String.join(", ", TYPES) + ".")
                .orElse("");
        secrets.begin();
        Duration timeout = Duration.ofMillis(written.duration("timeout", TIMEOUT));
        Optional<? extends Sink> sink = switch (type) {
            case "alertmanager" -> alertmanager(written, timeout);
            case "pagerduty" -> pagerDuty(written, timeout);
            case "slack" -> slack(written, timeout);
            case "webhook" -> webhook(written, timeout);
            case "mail" -> MailReader.read(written, secrets, timeout).map(mail -> new MailSink(mail, clock));
            case "log" -> Optional.of(new LogSink());
            default -> unknown(written, type);
        };
        DeliveryPolicy policy = policy(written, type);
        written.refuseOthers();
        return sink.map(made -> new NamedSink(name, policy, made));
    }

    private static Optional<Sink> unknown(YamlMapping written, String type) {
        if (!type.isEmpty()) {
            written.note("type", "is '" + type + "'", Nearest.remedy(type, TYPES));
        }
        return Optional.empty();
    }

    /** Slack takes one message a second. */
    private static DeliveryPolicy policy(YamlMapping written, String type) {
        DeliveryPolicy standard = DeliveryPolicy.standard();
        DeliveryPolicy usual = type.equals("slack") ? standard.withRate(1, Duration.ofSeconds(1)) : standard;
        DeliveryPolicy rated = written.value("rate", Rate::parse, Check.any(), Rate.REMEDY)
                .map(rate -> usual.withRate(rate.sends(), rate.period()))
                .orElse(usual);
        Duration giveUpAfter = Duration.ofMillis(
                written.duration("give_up_after", standard.giveUpAfter().toMillis()));
        return new DeliveryPolicy(rated.backoff(), rated.sends(), rated.period(), giveUpAfter);
    }

    private Optional<Sink> alertmanager(YamlMapping written, Duration timeout) {
        List<URI> replicas = new ArrayList<>();
        written.texts("urls").forEach(text -> address(written, "urls", text).ifPresent(replicas::add));
        if (written.texts("urls").isEmpty()) {
            written.note(
                    "urls",
                    "names no replica",
                    "Write the addresses of all replicas, such as urls: [http://alertmanager-0:9093].");
        }
        Optional<Secret> authorization = secrets.read(written, "authorization");
        Duration every = Duration.ofMillis(written.duration("resend_every", RESEND_EVERY));
        if (every.isZero()) {
            written.note("resend_every", "is 0", "Write at least 1s; an alert fires for four times as long.");
        }
        return replicas.isEmpty()
                ? Optional.empty()
                : Optional.of(new AlertmanagerSink(replicas, authorization, every, http(timeout), clock));
    }

    private Optional<Sink> pagerDuty(YamlMapping written, Duration timeout) {
        Optional<URI> address = written.text("url")
                .map(text -> address(written, "url", text))
                .orElse(Optional.of(PagerDutySink.ADDRESS));
        Optional<Secret> key = secrets.required(written, "routing_key");
        return address.isEmpty() || key.isEmpty()
                ? Optional.empty()
                : Optional.of(new PagerDutySink(address.get(), key.get(), http(timeout)));
    }

    private Optional<Sink> slack(YamlMapping written, Duration timeout) {
        return secrets.required(written, "url").map(address -> new SlackSink(address, http(timeout)));
    }

    private Optional<Sink> webhook(YamlMapping written, Duration timeout) {
        Optional<URI> address = written.required("url", "Write the address that takes the events.")
                .flatMap(text -> address(written, "url", text));
        List<Secret> signing = secrets.list(written, "signing_secrets");
        Optional<Secret> authorization = secrets.read(written, "authorization");
        return address.map(uri -> new WebhookSink(uri, signing, authorization, http(timeout), clock));
    }

    private HttpPost http(Duration timeout) {
        return new HttpPost(client, timeout, clock, secrets.begun());
    }

    private static Optional<URI> address(YamlMapping written, String key, String text) {
        try {
            URI uri = URI.create(text.strip());
            if (uri.getHost() != null && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
                return Optional.of(uri);
            }
        } catch (IllegalArgumentException notAnAddress) {
            // said below
        }
        written.note(key, "'" + text + "' is no address", "Write one that begins with https:// or http://.");
        return Optional.empty();
    }
}
