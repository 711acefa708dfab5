package io.driftmeter.cli.role;

import static io.driftmeter.standalone.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.driftmeter.cli.Driftmeter;
import io.driftmeter.cli.ExitCode;
import io.driftmeter.cli.Ran;
import io.driftmeter.standalone.cluster.KafkaCluster;
import io.driftmeter.standalone.registry.EmbeddedRegistry;
import io.driftmeter.standalone.testing.ClusterClient;
import io.driftmeter.standalone.testing.TestCluster;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The roles as processes of their own, as a platform runs them. */
class RolesIT {

    private static final Pattern ADDRESS = Pattern.compile("(http://localhost:\\d+)/live");

    private static KafkaCluster kafka;
    private static EmbeddedRegistry registry;

    @TempDir
    private Path directory;

    @BeforeAll
    static void start() {
        kafka = TestCluster.start();
        registry = EmbeddedRegistry.start();
        Ran.driftmeter("topics", "create", "-b", kafka.bootstrapServers());
        try (ClusterClient client = new ClusterClient(kafka)) {
            client.createTopic("features", 2);
        }
    }

    @AfterAll
    static void stop() {
        registry.close();
        kafka.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"monitor", "alert", "notify"})
    void shouldBecomeReadyServeMetricsAndEndInOrderWhenAskedTo(String role) throws Exception {
        Path said = directory.resolve("said.txt");
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Driftmeter.class.getName(),
                        role,
                        "--config",
                        config(role).toString()))
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        try {
            eventually(
                    "an address in " + said, () -> ADDRESS.matcher(read(said)).find());
            Matcher address = ADDRESS.matcher(read(said));
            assertThat(address.find()).isTrue();

            eventually("ready at " + address.group(1), () -> status(address.group(1) + "/ready") == 200);
            assertThat(status(address.group(1) + "/live")).isEqualTo(200);
            assertThat(status(address.group(1) + "/metrics")).isEqualTo(200);

            process.destroy();
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).as(read(said)).isTrue();
            assertThat(read(said)).contains("Closed as asked").doesNotContain("\tat ");
        } finally {
            process.destroyForcibly();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"monitor", "alert"})
    void shouldSayWhichTopicsAreMissing(String role) throws IOException {
        Path file = Files.writeString(
                directory.resolve("role.yaml"), Files.readString(config(role)) + "topic.prefix: elsewhere.\n");

        Ran ran = Ran.driftmeter(role, "--config", file);

        assertThat(ran.exitCode()).isEqualTo(ExitCode.FAILURE);
        assertThat(ran.err())
                .contains("Topic elsewhere.monitors does not exist", "topics create")
                .doesNotContain("\tat ");
    }

    private Path config(String role) throws IOException {
        if (role.equals("notify")) {
            return notifyConfig();
        }
        return Files.writeString(directory.resolve(role + ".yaml"), """
                bootstrap.servers: %s
                registry: {url: "%s"}
                state.directory: %s
                http.port: 0
                %s
                """.formatted(
                        kafka.bootstrapServers(),
                        registry.url(),
                        directory.resolve("state"),
                        role.equals("monitor") ? "inputs: {features: [features]}" : "output.format: json"));
    }

    private Path notifyConfig() throws IOException {
        Path routes =
                Files.writeString(directory.resolve("routes.yaml"), "sinks: {log: {type: log}}\nroutes: [{to: log}]\n");
        return Files.writeString(
                directory.resolve("notify.yaml"), """
                bootstrap.servers: %s
                registry: {url: "%s"}
                http.port: 0
                routes.file: %s
                """.formatted(kafka.bootstrapServers(), registry.url(), routes));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException error) {
            throw new AssertionError("cannot read " + file, error);
        }
    }

    private static int status(String address) {
        try {
            return HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException notYet) {
            return 0;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }
}
