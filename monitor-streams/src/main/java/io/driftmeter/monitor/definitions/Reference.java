package io.driftmeter.monitor.definitions;

import io.driftmeter.avro.ReferenceProfile;
import java.util.List;

/**
 * A complete reference of one model version.
 *
 * @param referenceId hash of its content
 * @param parts all its parts, in order
 */
public record Reference(String referenceId, List<ReferenceProfile> parts) {}
