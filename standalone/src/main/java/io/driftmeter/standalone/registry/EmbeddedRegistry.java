package io.driftmeter.standalone.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.confluent.kafka.schemaregistry.CompatibilityLevel;
import io.confluent.kafka.schemaregistry.ParsedSchema;
import io.confluent.kafka.schemaregistry.client.rest.entities.ErrorMessage;
import io.confluent.kafka.schemaregistry.client.rest.entities.Schema;
import io.confluent.kafka.schemaregistry.client.rest.entities.SubjectVersion;
import io.confluent.kafka.schemaregistry.client.rest.entities.requests.RegisterSchemaRequest;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import io.javalin.Javalin;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.jspecify.annotations.Nullable;

/**
 * A schema registry for Avro with Confluent's REST API, in memory, for clients in any language. An incompatible schema is
 * refused (409) by the level of its subject, or by the global one, which starts as BACKWARD, as in Confluent's server.
 */
public final class EmbeddedRegistry implements AutoCloseable {

    private static final String CONTENT_TYPE = "application/vnd.schemaregistry.v1+json";
    private static final int THREADS = 12;

    private final ObjectMapper json =
            new ObjectMapper().configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false);
    private final Subjects subjects;
    private final Javalin server;
    private final int port;

    private EmbeddedRegistry(int port, Subjects subjects) {
        this.subjects = subjects;
        this.server = Javalin.create(config -> {
                    config.startup.showJavalinBanner = false;
                    config.startup.showOldJavalinVersionWarning = false;
                    config.jetty.threadPool = new QueuedThreadPool(THREADS, 1);
                    config.http.defaultContentType = CONTENT_TYPE;
                    config.routes.exception(
                            RestClientException.class,
                            (error, context) -> answer(
                                    context.status(error.getStatus()),
                                    new ErrorMessage(error.getErrorCode(), error.getMessage())));
                    routes(config.routes);
                })
                .start("127.0.0.1", port);
        this.port = server.port();
    }

    /** On a free port of the loopback address. */
    public static EmbeddedRegistry start() {
        return start(0);
    }

    /** @param port 0 for a free one */
    public static EmbeddedRegistry start(int port) {
        return new EmbeddedRegistry(port, new Subjects());
    }

    /** This registry after its {@link #close}, at the same address and with the same schemas: one that has been restarted. */
    public EmbeddedRegistry restarted() {
        return new EmbeddedRegistry(port, subjects);
    }

    /** The value for {@code schema.registry.url}. */
    public String url() {
        return "http://127.0.0.1:" + port;
    }

    @Override
    public void close() {
        server.stop();
    }

    private void routes(RoutesConfig routes) {
        routes.get("/", context -> answer(context, Map.of()));
        routes.get("/schemas/types", context -> answer(context, List.of("AVRO")));
        routes.get("/schemas/ids/{id}", context -> answer(context, schemaById(context)));
        routes.get(
                "/schemas/ids/{id}/subjects",
                context -> answer(
                        context,
                        subjects.usesOf(id(context)).stream()
                                .map(SubjectVersion::getSubject)
                                .distinct()
                                .toList()));
        routes.get("/schemas/ids/{id}/versions", context -> answer(context, subjects.usesOf(id(context))));
        routes.get("/subjects", context -> answer(context, subjects.names()));
        routes.post(
                "/subjects/{subject}", context -> answer(context, subjects.lookUp(subject(context), schema(context))));
        routes.delete("/subjects/{subject}", context -> answer(context, subjects.delete(subject(context))));
        routes.get("/subjects/{subject}/versions", context -> answer(context, subjects.versions(subject(context))));
        routes.post(
                "/subjects/{subject}/versions",
                context -> answer(context, Map.of("id", subjects.register(subject(context), schema(context)))));
        routes.get("/subjects/{subject}/versions/{version}", context -> answer(context, version(context)));
        routes.get(
                "/subjects/{subject}/versions/{version}/schema",
                context -> context.result(version(context).getSchema()));
        routes.delete(
                "/subjects/{subject}/versions/{version}",
                context -> answer(context, subjects.deleteVersion(subject(context), context.pathParam("version"))));
        routes.post(
                "/compatibility/subjects/{subject}/versions/{version}",
                context -> answer(context, compatibility(context)));
        routes.get("/config", context -> answer(context, Map.of("compatibilityLevel", subjects.globalLevel().name)));
        routes.put("/config", context -> answer(context, setLevel(null, context)));
        routes.get("/config/{subject}", context -> answer(context, levelOf(context)));
        routes.put("/config/{subject}", context -> answer(context, setLevel(subject(context), context)));
        routes.get("/mode", context -> answer(context, Map.of("mode", "READWRITE")));
        routes.get("/mode/{subject}", context -> answer(context, Map.of("mode", "READWRITE")));
    }

    private Map<String, String> schemaById(Context context) throws IOException, RestClientException {
        ParsedSchema schema = subjects.byId(id(context));
        return Map.of("schema", schema.canonicalString());
    }

    private Schema version(Context context) throws IOException, RestClientException {
        return subjects.version(subject(context), context.pathParam("version"));
    }

    private Map<String, Object> compatibility(Context context) throws IOException, RestClientException {
        List<String> conflicts = subjects.conflicts(subject(context), context.pathParam("version"), schema(context));
        return "true".equals(context.queryParam("verbose"))
                ? Map.of("is_compatible", conflicts.isEmpty(), "messages", conflicts)
                : Map.of("is_compatible", conflicts.isEmpty());
    }

    private Map<String, String> levelOf(Context context) throws RestClientException {
        CompatibilityLevel own = subjects.ownLevel(subject(context));
        if (own == null && !"true".equals(context.queryParam("defaultToGlobal"))) {
            throw new RestClientException(
                    "Subject '" + subject(context) + "' does not have subject-level compatibility configured",
                    404,
                    40408);
        }
        return Map.of("compatibilityLevel", (own == null ? subjects.globalLevel() : own).name);
    }

    private Map<String, String> setLevel(@Nullable String subject, Context context)
            throws IOException, RestClientException {
        JsonNode wanted = json.readTree(context.body()).path("compatibility");
        CompatibilityLevel level = wanted.isTextual() ? CompatibilityLevel.forName(wanted.textValue()) : null;
        if (level == null) {
            throw RegistryError.invalidCompatibility(wanted.asText());
        }
        subjects.setLevel(subject, level);
        return Map.of("compatibility", level.name);
    }

    private Schema schema(Context context) throws IOException {
        return new Schema(subject(context), json.readValue(context.body(), RegisterSchemaRequest.class));
    }

    private static String subject(Context context) {
        return context.pathParam("subject");
    }

    private static int id(Context context) throws RestClientException {
        try {
            return Integer.parseInt(context.pathParam("id"));
        } catch (NumberFormatException e) {
            throw RegistryError.schemaNotFound();
        }
    }

    private void answer(Context context, Object body) {
        try {
            context.contentType(CONTENT_TYPE).result(json.writeValueAsBytes(body));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write " + body.getClass(), e);
        }
    }
}
