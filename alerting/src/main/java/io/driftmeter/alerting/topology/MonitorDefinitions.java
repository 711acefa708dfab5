package io.driftmeter.alerting.topology;

import io.driftmeter.avro.MonitorDefinition;
import java.util.Optional;

/** The monitor definitions. A revision, once published, never changes: so what is found here does not depend on when it is asked. */
@FunctionalInterface
public interface MonitorDefinitions {

    /**
     * One revision of a model's definition.
     *
     * @return empty where nobody has published it
     */
    Optional<MonitorDefinition> find(String model, int revision);
}
