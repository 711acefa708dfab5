package io.driftmeter.monitor.runtime;

import io.driftmeter.avro.MonitorDefinition;
import io.driftmeter.monitor.config.MonitorConfig;
import io.driftmeter.monitor.definitions.Admission;
import io.driftmeter.monitor.definitions.DefinitionsFollower;
import io.driftmeter.monitor.definitions.DefinitionsSnapshot;
import io.driftmeter.monitor.plan.Planner;
import io.driftmeter.monitor.plan.StatePlan;
import io.driftmeter.monitor.profile.ReferenceProfiles;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Plans the state of a monitor on a cluster without starting it. */
public final class MonitorPlanning {

    private MonitorPlanning() {}

    /**
     * The plan of what is published, and of definitions that are not yet.
     *
     * @param config the monitor's configuration
     * @param added definitions that are planned with those published; each in place of the one published under its revision
     * @throws IllegalStateException where the topics of definitions or references do not exist
     */
    public static StatePlan plan(MonitorConfig config, Collection<MonitorDefinition> added) {
        MonitorClients clients = MonitorClients.of(config);
        try (DefinitionsFollower follower = clients.follower(Admission.ALL)) {
            follower.start();
            DefinitionsSnapshot published = follower.current();
            List<MonitorDefinition> definitions = new ArrayList<>(published.definitions());
            for (MonitorDefinition definition : added) {
                definitions.removeIf(other -> other.getModel().equals(definition.getModel())
                        && other.getRevision() == definition.getRevision());
                definitions.add(definition);
            }
            return new Planner(clients.process(), ReferenceProfiles::decode).plan(definitions, published.references());
        }
    }
}
