package io.driftmeter.monitor.definitions;

/** Where a task gets the definitions and references that it counts by. Safe for use by several threads. */
@FunctionalInterface
public interface DefinitionsSource {

    /**
     * The newest snapshot.
     *
     * @throws IllegalStateException if the source has died and its newest snapshot may be old
     */
    DefinitionsSnapshot current();
}
