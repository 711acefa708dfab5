package io.driftmeter.monitor.campaign;

import io.driftmeter.standalone.testing.BrokerProcesses;
import io.driftmeter.standalone.testing.ChildProcess;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

/** Lets faults happen, one at a time, in an order that follows from a seed; each is over when it returns. */
final class Faults {

    private static final int THIRD_MONITOR = 2;
    private static final long LARGEST_CLOCK_OFFSET_MILLISECONDS = 40 * 60_000;

    private final Random random;
    private final BrokerProcesses brokers;
    private final Monitors monitors;
    private final Forwarder registry;

    Faults(long seed, BrokerProcesses brokers, Monitors monitors, Forwarder registry) {
        this.random = new Random(seed);
        this.brokers = brokers;
        this.monitors = monitors;
        this.registry = registry;
    }

    /** Lets a fault happen; says what it was. */
    String happen(Fault fault) {
        int monitor = random.nextInt(2);
        int broker = random.nextInt(BrokerProcesses.BROKERS);
        Duration while_ = Duration.ofMillis(500 + random.nextInt(4_000));
        monitors.restartEnded();
        switch (fault) {
            case KILL_MONITOR -> {
                monitors.kill(monitor);
                monitors.start(monitor);
                return "monitor " + monitor + " killed";
            }
            case KILL_BROKER -> {
                brokers.process(broker).kill();
                pass(while_);
                brokers.restart(broker);
                return "broker " + broker + " killed, down for " + while_;
            }
            case STOP_BROKER -> {
                brokers.stop(broker);
                pass(while_);
                brokers.restart(broker);
                return "broker " + broker + " stopped, down for " + while_;
            }
            case PAUSE_MONITOR -> {
                return pause("monitor " + monitor, monitors.process(monitor), while_.multipliedBy(3));
            }
            case PAUSE_BROKER -> {
                return pause("broker " + broker, brokers.process(broker), while_);
            }
            case ROLL -> {
                monitors.roll();
                return "every monitor rolled";
            }
            case ADD_OR_REMOVE -> {
                return addOrRemove();
            }
            case REGISTRY_DOWN -> {
                registry.breakConnections();
                monitors.kill(monitor);
                monitors.start(monitor);
                pass(while_.multipliedBy(2));
                registry.mend();
                return "registry down for " + while_.multipliedBy(2) + ", monitor " + monitor + " killed meanwhile";
            }
            case CLOCK_JUMP -> {
                long offset = random.nextLong(-LARGEST_CLOCK_OFFSET_MILLISECONDS, LARGEST_CLOCK_OFFSET_MILLISECONDS);
                monitors.process(monitor).tell(Long.toString(offset));
                return "clock of monitor " + monitor + " set to " + offset + " ms";
            }
        }
        throw new IllegalArgumentException(fault.toString());
    }

    private static String pause(String name, ChildProcess process, Duration while_) {
        process.pause();
        pass(while_);
        process.resume();
        return name + " stood still for " + while_;
    }

    private String addOrRemove() {
        if (monitors.isRunning(THIRD_MONITOR)) {
            monitors.remove(THIRD_MONITOR);
            return "third monitor removed";
        }
        monitors.start(THIRD_MONITOR);
        return "third monitor added";
    }

    /** The faults of other processes take time, which cannot be moved. */
    static void pass(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        for (long left = time.toNanos(); left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
