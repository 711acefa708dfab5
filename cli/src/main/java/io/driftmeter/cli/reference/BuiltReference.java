package io.driftmeter.cli.reference;

import io.driftmeter.avro.Task;
import io.driftmeter.cli.csv.ColumnKinds;
import io.driftmeter.statistics.reference.ReferenceProfile;

/**
 * A reference as it came out of a file.
 *
 * @param profile the reference
 * @param kinds what the file's columns hold
 * @param task what the model predicts; UNKNOWN where the file has no predictions
 */
public record BuiltReference(ReferenceProfile profile, ColumnKinds kinds, Task task) {}
