package io.driftmeter.alerting.notify.alertmanager;

import static io.driftmeter.standalone.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.driftmeter.alerting.notify.Delivery;
import io.driftmeter.alerting.notify.Notification;
import io.driftmeter.alerting.notify.http.HttpPost;
import io.driftmeter.alerting.notify.testing.Events;
import io.driftmeter.avro.AlertTransition;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An alert opens and ends in Alertmanager itself, where Debian's package or the project's binary is installed. */
class RealAlertmanagerIT {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final HttpClient client = HttpPost.client(Duration.ofSeconds(30));

    @TempDir
    private Path directory;

    private Process alertmanager;
    private URI base;

    @BeforeEach
    void start() throws IOException {
        Optional<Path> binary = Stream.of(System.getenv("PATH").split(":"))
                .flatMap(place ->
                        Stream.of("prometheus-alertmanager", "alertmanager").map(name -> Path.of(place, name)))
                .filter(Files::isExecutable)
                .findFirst();
        Assumptions.assumeTrue(binary.isPresent(), "no Alertmanager is installed here");
        Path configuration = Files.writeString(
                directory.resolve("alertmanager.yml"), "route: {receiver: nobody}\nreceivers: [{name: nobody}]\n");
        int port = freePort();
        base = URI.create("http://127.0.0.1:" + port);
        alertmanager = new ProcessBuilder(
                        binary.get().toString(),
                        "--config.file=" + configuration,
                        "--storage.path=" + directory.resolve("data"),
                        "--web.listen-address=127.0.0.1:" + port,
                        "--cluster.listen-address=")
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("said.txt").toFile())
                .start();
        eventually(
                "Alertmanager at " + base + " is ready", () -> get("/-/ready").isPresent());
    }

    @AfterEach
    void stop() throws InterruptedException {
        if (alertmanager != null) {
            alertmanager.destroyForcibly().waitFor();
        }
    }

    @Test
    void shouldOpenAndEndAnAlert() {
        AlertmanagerSink sink = new AlertmanagerSink(
                List.of(base),
                Optional.empty(),
                Duration.ofMinutes(10),
                new HttpPost(client, Duration.ofMinutes(1), InstantSource.system(), List.of()),
                InstantSource.system());

        assertThat(sink.deliver(alert(AlertTransition.OPENED))).isEqualTo(new Delivery.Taken());
        eventually("one open alert", () -> active().size() == 1);
        JsonNode open = active().get(0);
        assertThat(open.get("labels").get("alertname").asText()).isEqualTo("ModelFeatureDrift");
        assertThat(open.get("status").get("state").asText()).isEqualTo("active");
        assertThat(open.get("annotations").get("value").asText()).isEqualTo("0.42");

        assertThat(sink.repeat(List.of(alert(AlertTransition.UPDATED)))).isEqualTo(new Delivery.Taken());
        assertThat(active()).as("told again, it is the same alert").hasSize(1);

        assertThat(sink.deliver(alert(AlertTransition.RESOLVED))).isEqualTo(new Delivery.Taken());
        eventually("no open alert", () -> active().isEmpty());
    }

    private static Notification.Alert alert(AlertTransition transition) {
        return new Notification.Alert(Events.event("churn", transition, 1), Optional.empty());
    }

    private JsonNode active() {
        return get("/api/v2/alerts?active=true").orElseThrow();
    }

    private Optional<JsonNode> get(String path) {
        try {
            var answer = client.send(HttpRequest.newBuilder(base.resolve(path)).build(), BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                return Optional.empty();
            }
            return Optional.of(path.startsWith("/api") ? MAPPER.readTree(answer.body()) : MAPPER.createObjectNode());
        } catch (IOException notYet) {
            return Optional.empty();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
