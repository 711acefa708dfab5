package io.driftmeter.standalone.cluster;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How an {@link EmbeddedCluster} is laid out.
 *
 * @param brokers how many members, each broker and controller in one: 1, or 3 for a cluster that survives the loss of one
 * @param directory where the members keep their logs, which survive a restart there; null for a temporary directory that
 *     is deleted on close
 * @param port the port that the first member's clients use, the others the ports that follow; 0 for free ones
 */
public record ClusterOptions(int brokers, @Nullable Path directory, int port) {

    public ClusterOptions {
        if (brokers != 1 && brokers != 3) {
            throw new IllegalArgumentException("brokers is " + brokers + "; an embedded cluster has 1 or 3");
        }
        if (port < 0 || port + brokers > 65_536) {
            throw new IllegalArgumentException(
                    "port is " + port + "; give 0 for any free port, or one from 1 to 65535");
        }
    }

    /** Free ports and a temporary directory. */
    public static ClusterOptions temporary(int brokers) {
        return new ClusterOptions(brokers, null, 0);
    }
}
