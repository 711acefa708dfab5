package io.driftmeter.alerting.notify.runtime;

import io.driftmeter.alerting.notify.DeliveryPolicy;
import io.driftmeter.alerting.notify.NamedSink;
import io.driftmeter.alerting.notify.http.HttpPost;
import io.driftmeter.alerting.notify.route.Route;
import io.driftmeter.alerting.notify.route.Routes;
import io.driftmeter.alerting.notify.webhook.WebhookSink;
import io.driftmeter.runtime.ClientSettings;
import io.driftmeter.runtime.settings.SettingText;
import io.driftmeter.schemas.serde.RegistryConnection;
import io.driftmeter.schemas.topic.TopicCatalogue;
import io.driftmeter.standalone.testing.ChildProcess;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The notify role with one webhook; with a main, so that a test can kill it. */
public final class NotifyProcess {

    static final String SINK = "hook";

    private NotifyProcess() {}

    static NotifyApplication application(String bootstrapServers, String registry, URI hook, Duration session) {
        WebhookSink webhook = new WebhookSink(
                hook,
                List.of(),
                Optional.empty(),
                new HttpPost(
                        HttpPost.client(Duration.ofSeconds(30)),
                        Duration.ofMinutes(5),
                        InstantSource.system(),
                        List.of()),
                InstantSource.system());
        ClientSettings clients = ClientSettings.layered(
                NotifyApplication.APPLICATION_ID,
                Map.of("session.timeout.ms", Long.toString(session.toMillis()), "heartbeat.interval.ms", "1000"),
                List.of(Map.of("bootstrap.servers", new SettingText(bootstrapServers, "the test"))));
        NotifySettings settings = new NotifySettings(
                TopicCatalogue.DEFAULT,
                RegistryConnection.at(registry),
                clients,
                List.of(new NamedSink(SINK, DeliveryPolicy.standard().withRate(1000, Duration.ofSeconds(1)), webhook)),
                new Routes(List.of(Route.everythingTo(SINK))));
        return new NotifyApplication(settings, 0);
    }

    /**
     * Starts it.
     *
     * @param registry address of the schema registry
     * @param hook the webhook
     * @param session after which its partitions go to another when it is killed
     * @param output file to which what it prints is added
     */
    public static ChildProcess start(
            String bootstrapServers, String registry, URI hook, Duration session, Path output) {
        return ChildProcess.start(
                NotifyProcess.class,
                List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"),
                List.of(bootstrapServers, registry, hook.toString(), session.toString()),
                output);
    }

    public static void main(String[] arguments) throws InterruptedException {
        try (NotifyApplication application =
                application(arguments[0], arguments[1], URI.create(arguments[2]), Duration.parse(arguments[3]))) {
            application.run();
        }
    }
}
