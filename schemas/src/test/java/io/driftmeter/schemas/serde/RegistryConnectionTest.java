package io.driftmeter.schemas.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpServer;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RegistryConnectionTest {

    private final BlockingQueue<Headers> requests = new LinkedBlockingQueue<>();
    private final HttpServer server;

    RegistryConnectionTest() throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    @BeforeEach
    void serve() {
        server.createContext("/subjects", exchange -> {
            requests.add(exchange.getRequestHeaders());
            byte[] answer = "[\"one\"]".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void shouldSendTheConfiguredUserAndPassword() throws Exception {
        assertThat(headersOf(connection()
                                .with("basic.auth.credentials.source", "USER_INFO")
                                .with("basic.auth.user.info", "ann:secret"))
                        .getFirst("Authorization"))
                .isEqualTo("Basic YW5uOnNlY3JldA==");
    }

    @Test
    void shouldSendTheConfiguredBearerToken() throws Exception {
        assertThat(headersOf(connection()
                                .with("bearer.auth.credentials.source", "STATIC_TOKEN")
                                .with("bearer.auth.token", "token-1"))
                        .getFirst("Authorization"))
                .isEqualTo("Bearer token-1");
    }

    @Test
    void shouldSendConfiguredRequestHeaders() throws Exception {
        assertThat(headersOf(connection().with("request.header.X-Tenant", "blue"))
                        .getFirst("X-Tenant"))
                .isEqualTo("blue");
    }

    @Test
    void shouldDemandAnAddress() {
        assertThatThrownBy(() -> new RegistryConnection(Map.of("basic.auth.user.info", "ann:secret")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("schema.registry.url");
    }

    @Test
    void shouldNotPrintSecrets() {
        assertThat(connection().with("basic.auth.user.info", "ann:secret"))
                .asString()
                .contains("basic.auth.user.info")
                .doesNotContain("secret");
    }

    private RegistryConnection connection() {
        return RegistryConnection.at("http://" + server.getAddress().getHostString() + ":"
                + server.getAddress().getPort());
    }

    private Headers headersOf(RegistryConnection connection) throws Exception {
        try (SchemaRegistryClient client = connection.newClient()) {
            assertThat(client.getAllSubjects()).containsExactly("one");
        }
        return requests.take();
    }
}
