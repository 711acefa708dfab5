package io.driftmeter.standalone.registry;

import io.confluent.kafka.schemaregistry.CompatibilityLevel;
import io.confluent.kafka.schemaregistry.ParsedSchema;
import io.confluent.kafka.schemaregistry.ParsedSchemaHolder;
import io.confluent.kafka.schemaregistry.SimpleParsedSchemaHolder;
import io.confluent.kafka.schemaregistry.avro.AvroSchemaProvider;
import io.confluent.kafka.schemaregistry.client.MockSchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.entities.Schema;
import io.confluent.kafka.schemaregistry.client.rest.entities.SubjectVersion;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What the registry holds: subjects with versions of schemas, and compatibility levels. Ids, versions, parsing and
 * compatibility are the genuine client's; what its mock leaves open (which error, the default level, the refusal of an
 * incompatible schema) is decided here. One call at a time, so that a check and the registration that follows are one step.
 */
final class Subjects {

    /** Of Confluent's server. */
    static final CompatibilityLevel DEFAULT_LEVEL = CompatibilityLevel.BACKWARD;

    private final MockSchemaRegistryClient registry = new MockSchemaRegistryClient(List.of(new AvroSchemaProvider()));
    private final Map<String, CompatibilityLevel> levels = new TreeMap<>();
    private CompatibilityLevel globalLevel = DEFAULT_LEVEL;

    synchronized Collection<String> names() throws IOException, RestClientException {
        return new TreeSet<>(registry.getAllSubjects());
    }

    synchronized List<Integer> versions(String subject) throws IOException, RestClientException {
        List<Integer> versions = registeredVersions(subject);
        if (versions.isEmpty()) {
            throw RegistryError.subjectNotFound(subject);
        }
        return versions;
    }

    /** The schema's id: a new one, or the one it has. Refuses what is not compatible with the subject's versions. */
    synchronized int register(String subject, Schema schema) throws IOException, RestClientException {
        ParsedSchema parsed = parse(schema);
        if (find(subject, parsed) == null) {
            List<String> conflicts = conflicts(subject, parsed, registeredVersions(subject));
            if (!conflicts.isEmpty()) {
                throw RegistryError.incompatible(subject, conflicts.toString());
            }
        }
        return registry.register(subject, parsed);
    }

    /** The version of a subject that has this very schema. */
    synchronized Schema lookUp(String subject, Schema schema) throws IOException, RestClientException {
        versions(subject);
        Schema found = find(subject, parse(schema));
        if (found == null) {
            throw RegistryError.schemaNotFound();
        }
        return found;
    }

    /** @param version a number or {@code latest} */
    synchronized Schema version(String subject, String version) throws IOException, RestClientException {
        int number = number(subject, version);
        if (!versions(subject).contains(number)) {
            throw RegistryError.versionNotFound(version);
        }
        return registry.getByVersion(subject, number, false);
    }

    synchronized ParsedSchema byId(int id) throws IOException, RestClientException {
        if (registry.getAllVersionsById(id).isEmpty()) {
            throw RegistryError.schemaNotFound();
        }
        return registry.getSchemaById(id);
    }

    synchronized List<SubjectVersion> usesOf(int id) throws IOException, RestClientException {
        byId(id);
        return registry.getAllVersionsById(id).stream().sorted().toList();
    }

    /** Why a schema is not compatible with one version of a subject; empty when it is. */
    synchronized List<String> conflicts(String subject, String version, Schema schema)
            throws IOException, RestClientException {
        Schema existing = version(subject, version);
        return conflicts(subject, parse(schema), List.of(existing.getVersion()));
    }

    synchronized List<Integer> delete(String subject) throws IOException, RestClientException {
        versions(subject);
        levels.remove(subject);
        return registry.deleteSubject(subject, false);
    }

    synchronized int deleteVersion(String subject, String version) throws IOException, RestClientException {
        Schema existing = version(subject, version);
        return registry.deleteSchemaVersion(subject, Integer.toString(existing.getVersion()), false);
    }

    /** A subject's own level, or null where it follows the global one. */
    synchronized @Nullable CompatibilityLevel ownLevel(String subject) {
        return levels.get(subject);
    }

    synchronized CompatibilityLevel globalLevel() {
        return globalLevel;
    }

    /** @param subject null for the global level */
    synchronized void setLevel(@Nullable String subject, CompatibilityLevel level) {
        if (subject == null) {
            globalLevel = level;
        } else {
            levels.put(subject, level);
        }
    }

    private List<String> conflicts(String subject, ParsedSchema schema, List<Integer> versions) {
        List<ParsedSchemaHolder> existing = new ArrayList<>();
        for (int version : versions) {
            ParsedSchema parsed = registry.parseSchema(registry.getByVersion(subject, version, false))
                    .orElseThrow();
            existing.add(new SimpleParsedSchemaHolder(parsed));
        }
        return schema.isCompatible(levels.getOrDefault(subject, globalLevel), existing);
    }

    private @Nullable Schema find(String subject, ParsedSchema schema) throws IOException, RestClientException {
        for (int version : registeredVersions(subject)) {
            Schema existing = registry.getByVersion(subject, version, false);
            if (registry.parseSchema(existing).orElseThrow().equals(schema)) {
                return existing;
            }
        }
        return null;
    }

    private List<Integer> registeredVersions(String subject) throws IOException, RestClientException {
        return registry.getAllSubjects().contains(subject) ? registry.getAllVersions(subject) : List.of();
    }

    private ParsedSchema parse(Schema schema) throws RestClientException {
        if (schema.getSchema() == null || schema.getSchema().isBlank()) {
            throw RegistryError.invalidSchema("it is empty");
        }
        try {
            return registry.parseSchema(schema)
                    .orElseThrow(() -> RegistryError.invalidSchema(schema.getSchemaType() + " " + schema.getSchema()));
        } catch (RuntimeException e) {
            throw RegistryError.invalidSchema(String.valueOf(e.getMessage()));
        }
    }

    private int number(String subject, String version) throws IOException, RestClientException {
        if (version.equals("latest") || version.equals("-1")) {
            List<Integer> versions = versions(subject);
            return versions.get(versions.size() - 1);
        }
        try {
            int number = Integer.parseInt(version);
            if (number > 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            // The message says the same as the one below.
        }
        throw RegistryError.invalidVersion(version);
    }
}
