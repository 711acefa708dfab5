package io.driftmeter.standalone.registry;

import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;

/** The errors of Confluent's REST API: HTTP status, error code and message, as its clients know them. */
final class RegistryError {

    private RegistryError() {}

    static RestClientException subjectNotFound(String subject) {
        return new RestClientException("Subject '" + subject + "' not found.", 404, 40401);
    }

    static RestClientException versionNotFound(String version) {
        return new RestClientException("Version " + version + " not found.", 404, 40402);
    }

    static RestClientException schemaNotFound() {
        return new RestClientException("Schema not found", 404, 40403);
    }

    static RestClientException invalidSchema(String why) {
        return new RestClientException("Invalid schema: " + why, 422, 42201);
    }

    static RestClientException invalidVersion(String version) {
        return new RestClientException(
                "The specified version '" + version + "' is not a valid version id. Allowed values are between"
                        + " [1, 2^31-1] and the string \"latest\"",
                422,
                42202);
    }

    static RestClientException invalidCompatibility(String level) {
        return new RestClientException(
                "Invalid compatibility level '" + level + "'. Valid values are none, backward, forward, full,"
                        + " backward_transitive, forward_transitive, and full_transitive",
                422,
                42203);
    }

    static RestClientException incompatible(String subject, String why) {
        return new RestClientException(
                "Schema being registered is incompatible with an earlier schema for subject \"" + subject
                        + "\", details: " + why,
                409,
                409);
    }
}
