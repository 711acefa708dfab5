package io.driftmeter.runtime;

/** What the health server asks. Both answers come at once and never block. */
public interface HealthSource {

    /** False only when nothing but a restart of the process helps. A long restore or a rebalance is no reason. */
    Health live();

    /** True when the role does its work. */
    Health ready();
}
