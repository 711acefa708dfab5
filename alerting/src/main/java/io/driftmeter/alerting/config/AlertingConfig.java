package io.driftmeter.alerting.config;

import io.driftmeter.schemas.serde.RegistryConnection;
import io.driftmeter.schemas.serde.ValueFormat;
import io.driftmeter.schemas.topic.TopicCatalogue;

/**
 * What the alert role reads and writes.
 *
 * @param topics names of the topics
 * @param registry where the schemas are
 * @param format how alerts and triggers are written
 */
public record AlertingConfig(TopicCatalogue topics, RegistryConnection registry, ValueFormat format) {}
