package io.driftmeter.monitor.join;

/**
 * Names one revision of a model's definition.
 *
 * @param number the revision's own
 */
record Revision(String model, int number) {}
