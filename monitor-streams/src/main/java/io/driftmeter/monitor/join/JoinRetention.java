package io.driftmeter.monitor.join;

import java.time.Duration;

/**
 * How long join keeps predictions and labels.
 *
 * @param total event time that is kept behind the newest bucket: at least the longest horizon + the lateness + how far the
 *     input partitions may be read apart + one bucket. It costs disk only for what arrives in it.
 * @param bucket length of the pieces of event time by which rows are looked up and dropped; a look-up makes one point get
 *     for each bucket within the horizon on either side. It cannot change while the state is kept.
 */
public record JoinRetention(Duration total, Duration bucket) {

    /** Horizons to 30 days, with more than 30 days for partitions that are read apart. With buckets of a week a look-up makes at most ten gets. */
    public static final JoinRetention DEFAULT = new JoinRetention(Duration.ofDays(70), Duration.ofDays(7));

    /** The same buckets, kept for another time. */
    public JoinRetention withTotal(Duration other) {
        return new JoinRetention(other, bucket);
    }

    public JoinRetention {
        if (bucket.toMillis() < 1 || total.compareTo(bucket.multipliedBy(2)) < 0) {
            throw new IllegalArgumentException("A retention of " + total + " is under two buckets of " + bucket);
        }
    }
}
