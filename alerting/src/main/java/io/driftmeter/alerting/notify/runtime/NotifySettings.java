package io.driftmeter.alerting.notify.runtime;

import io.driftmeter.alerting.notify.NamedSink;
import io.driftmeter.alerting.notify.route.Routes;
import io.driftmeter.runtime.ClientSettings;
import io.driftmeter.schemas.serde.RegistryConnection;
import io.driftmeter.schemas.topic.TopicCatalogue;
import java.util.List;

/**
 * What the notify role works with.
 *
 * @param topics names of the topics
 * @param registry where the schemas are
 * @param clients settings of its Kafka clients; the application id begins the names of its consumer groups
 * @param sinks where notifications go
 * @param routes which of them go where
 */
public record NotifySettings(
        TopicCatalogue topics,
        RegistryConnection registry,
        ClientSettings clients,
        List<NamedSink> sinks,
        Routes routes) {

    public NotifySettings {
        sinks = List.copyOf(sinks);
    }
}
