package io.driftmeter.monitor.join;

import java.nio.charset.StandardCharsets;

/**
 * The sample of predictions that is scored where there are too many: a function of the prediction id alone, so that a prediction and its
 * labels are in it or out of it together, wherever and whenever they are read. An id that is in the sample of one rate is in that of every
 * higher one.
 *
 * <p>The hash is FNV-1a (Fowler, Noll and Vo; 64 bits) over the id's UTF-8 bytes, finished as in SplitMix64 (Steele, Lea and Flood, 2014)
 * so that ids that differ in their last character alone fall anywhere. It is none that a partitioner uses.
 */
public final class IdSample {

    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;
    private static final double UNIT = 0x1p-53;

    private IdSample() {}

    /**
     * Whether an id is in the sample.
     *
     * @param rate share of the ids that are; from 1 on all are
     */
    public static boolean holds(String predictionId, double rate) {
        return rate >= 1 || place(predictionId) < rate;
    }

    /** The id's place between 0 and 1. */
    static double place(String predictionId) {
        long hash = FNV_OFFSET;
        for (byte octet : predictionId.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (octet & 0xff)) * FNV_PRIME;
        }
        hash = (hash ^ (hash >>> 30)) * 0xbf58476d1ce4e5b9L;
        hash = (hash ^ (hash >>> 27)) * 0x94d049bb133111ebL;
        hash ^= hash >>> 31;
        return (hash >>> 11) * UNIT;
    }
}
