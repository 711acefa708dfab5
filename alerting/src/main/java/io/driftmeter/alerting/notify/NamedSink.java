package io.driftmeter.alerting.notify;

/**
 * A sink as it is configured.
 *
 * @param name unique; part of the name of its consumer group
 * @param policy how patiently it is told
 */
public record NamedSink(String name, DeliveryPolicy policy, Sink sink) {}
