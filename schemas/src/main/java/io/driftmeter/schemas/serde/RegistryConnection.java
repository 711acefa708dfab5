package io.driftmeter.schemas.serde;

import static io.confluent.kafka.serializers.AbstractKafkaSchemaSerDeConfig.REQUEST_HEADER_PREFIX;
import static io.confluent.kafka.serializers.AbstractKafkaSchemaSerDeConfig.SCHEMA_REGISTRY_URL_CONFIG;

import io.confluent.kafka.schemaregistry.avro.AvroSchemaProvider;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClientFactory;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Where the schema registry is and how to speak to it: the settings of Confluent's client, as they are.
 *
 * @param properties settings by Confluent's names: {@code schema.registry.url} (http, https, or {@code mock://scope} for a registry
 *     inside this JVM; several separated by commas), {@code basic.auth.*}, {@code bearer.auth.*}, {@code schema.registry.ssl.*},
 *     {@code auto.register.schemas}, {@code use.latest.version}, {@code value.subject.name.strategy}, {@code request.header.*}, …
 * @throws IllegalArgumentException if there is no {@code schema.registry.url}
 */
public record RegistryConnection(Map<String, String> properties) {

    private static final int SCHEMAS_CACHED = 1000;

    public RegistryConnection {
        properties = Map.copyOf(properties);
        if (properties.getOrDefault(SCHEMA_REGISTRY_URL_CONFIG, "").isBlank()) {
            throw new IllegalArgumentException(
                    SCHEMA_REGISTRY_URL_CONFIG + " is not set; give the address of the schema registry");
        }
    }

    /** A registry that needs no more than its address. */
    public static RegistryConnection at(String url) {
        return new RegistryConnection(Map.of(SCHEMA_REGISTRY_URL_CONFIG, url));
    }

    /** This connection with one more setting, or another value for it. */
    public RegistryConnection with(String key, String value) {
        Map<String, String> changed = new HashMap<>(properties);
        changed.put(key, value);
        return new RegistryConnection(changed);
    }

    /** The registry's address, or addresses separated by commas. */
    public String url() {
        return properties.getOrDefault(SCHEMA_REGISTRY_URL_CONFIG, "");
    }

    /** A client of the registry that caches what it has asked; the caller closes it. */
    public SchemaRegistryClient newClient() {
        List<String> urls = Arrays.stream(url().split(",")).map(String::trim).toList();
        return SchemaRegistryClientFactory.newClient(
                urls, SCHEMAS_CACHED, List.of(new AvroSchemaProvider()), properties, requestHeaders());
    }

    private Map<String, String> requestHeaders() {
        Map<String, String> headers = new TreeMap<>();
        properties.forEach((key, value) -> {
            if (key.startsWith(REQUEST_HEADER_PREFIX)) {
                headers.put(key.substring(REQUEST_HEADER_PREFIX.length()), value);
            }
        });
        return headers;
    }

    /** The names of the settings; their values can be secrets. */
    @Override
    public String toString() {
        return "RegistryConnection" + new TreeSet<>(properties.keySet());
    }
}
