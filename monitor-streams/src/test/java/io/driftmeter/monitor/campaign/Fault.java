package io.driftmeter.monitor.campaign;

/** What can happen to a monitor, its brokers and its registry. */
enum Fault {
    /** A monitor is killed without warning and started again. */
    KILL_MONITOR,
    /** A broker is killed without warning and started again. */
    KILL_BROKER,
    /** A broker is stopped in order and started again. */
    STOP_BROKER,
    /** A monitor stands still, and goes on. */
    PAUSE_MONITOR,
    /** A broker stands still, and goes on. */
    PAUSE_BROKER,
    /** Each monitor in turn ends in order and starts again. */
    ROLL,
    /** A third monitor joins or, where it is there, leaves. */
    ADD_OR_REMOVE,
    /** The registry cannot be reached for a while; the monitor that is started meanwhile must wait for it. */
    REGISTRY_DOWN,
    /** The wall clock of a monitor is set wrong, or right again. */
    CLOCK_JUMP
}
