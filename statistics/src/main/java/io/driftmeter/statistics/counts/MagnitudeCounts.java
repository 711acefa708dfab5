package io.driftmeter.statistics.counts;

import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Sparse counts by sign, binary exponent and the top two bits of the mantissa: a change of unit shifts them all by the same
 * distance, which tells it from drift. A bucket is named by the top 14 bits of the IEEE 754 double. Magnitudes below 2^−64 and
 * from 2^64 on count as the outermost ones, so that there are at most 1,025 buckets.
 */
public final class MagnitudeCounts {
    private static final int SHIFT = 50;
    private static final int LEAST_BUCKET = (1023 - 64) << 2;
    private static final int MOST_BUCKET = ((1023 + 63) << 2) | 3;
    private static final int SIGN_SHIFT = 13;
    private static final int SIGN = 1 << SIGN_SHIFT;
    private static final int NAME_OF_ZERO = 1;
    private static final int LEAST_SLOTS = 16;
    private static final int BUCKETS_OF_A_SIGN = MOST_BUCKET - LEAST_BUCKET + 1;
    private static final int MOST_BUCKETS = 2 * BUCKETS_OF_A_SIGN + 1;

    /** Open addressing: a bucket's number plus one, 0 where the slot is free. */
    private int[] names;

    private long[] counts;
    private int used;

    /** Starts at nothing. */
    MagnitudeCounts() {
        this(LEAST_SLOTS / 2);
    }

    private MagnitudeCounts(int buckets) {
        names = new int[Math.max(LEAST_SLOTS, 2 * Integer.highestOneBit(2 * buckets - 1))];
        counts = new long[names.length];
    }

    /**
     * The bucket of a value.
     *
     * @param value finite
     */
    public static int bucketOf(double value) {
        if (value == 0) {
            return 0;
        }
        int bits = (int) (Double.doubleToRawLongBits(value) >>> SHIFT);
        int magnitude = Math.max(LEAST_BUCKET, Math.min(MOST_BUCKET, bits & (SIGN - 1)));
        return (bits & SIGN) | magnitude;
    }

    /** How many buckets there are. */
    public static int possibleBuckets() {
        return MOST_BUCKETS;
    }

    /** The place of a bucket among all possible ones, in the order of their numbers. */
    public static int placeOf(int bucket) {
        if (bucket == 0) {
            return 0;
        }
        int place = 1 + (bucket & (SIGN - 1)) - LEAST_BUCKET;
        return (bucket & SIGN) == 0 ? place : place + BUCKETS_OF_A_SIGN;
    }

    /** The bucket at a place among all possible ones. */
    public static int bucketAt(int place) {
        if (place == 0) {
            return 0;
        }
        return place <= BUCKETS_OF_A_SIGN
                ? LEAST_BUCKET + place - 1
                : SIGN | (LEAST_BUCKET + place - 1 - BUCKETS_OF_A_SIGN);
    }

    /** The values of a bucket end here on the left; −∞ for the lowest one. */
    public static double lowestOf(int bucket) {
        return (bucket & SIGN) == 0 ? smallestOf(bucket) : -largestOf(bucket);
    }

    /** The values of a bucket end here on the right; ∞ for the highest one. */
    public static double highestOf(int bucket) {
        return (bucket & SIGN) == 0 ? largestOf(bucket) : -smallestOf(bucket);
    }

    private static double smallestOf(int bucket) {
        int magnitude = bucket & (SIGN - 1);
        return magnitude <= LEAST_BUCKET ? 0 : Double.longBitsToDouble((long) magnitude << SHIFT);
    }

    private static double largestOf(int bucket) {
        int magnitude = bucket & (SIGN - 1);
        if (magnitude == 0) {
            return 0;
        }
        return magnitude == MOST_BUCKET
                ? Double.POSITIVE_INFINITY
                : Double.longBitsToDouble((long) (magnitude + 1) << SHIFT);
    }

    /**
     * Takes counts as {@link #byBucket()} gave them.
     *
     * @throws IllegalArgumentException where a number names no bucket or a count is negative
     */
    static MagnitudeCounts of(Map<Integer, Long> byBucket) {
        MagnitudeCounts counts = new MagnitudeCounts();
        byBucket.forEach((bucket, count) -> {
            requireBucket(bucket);
            counts.add(bucket, Counters.require("magnitude bucket " + bucket, count));
        });
        return counts;
    }

    private static void requireBucket(int bucket) {
        int magnitude = bucket & (SIGN - 1);
        boolean isBucket = bucket == 0
                || (bucket > 0 && bucket < 2 * SIGN && magnitude >= LEAST_BUCKET && magnitude <= MOST_BUCKET);
        if (!isBucket) {
            throw new IllegalArgumentException("there is no magnitude bucket " + bucket);
        }
    }

    /** Rows in all buckets. */
    long total() {
        return Counters.total(counts);
    }

    void requirePart(MagnitudeCounts other) {
        for (int i = 0; i < other.names.length; i++) {
            if (other.counts[i] != 0) {
                int bucket = other.names[i] - 1;
                if (other.counts[i] > rowsOf(bucket)) {
                    Counters.requirePart("magnitude bucket " + bucket, other.counts[i], rowsOf(bucket));
                }
            }
        }
    }

    void add(double value) {
        add(bucketOf(value), 1);
    }

    /**
     * Adds values.
     *
     * @param slots room for a slot of each value
     */
    void addAll(double[] values, int count, int[] slots) {
        int counted = 0;
        while (counted < count) {
            int known = findKnown(values, counted, count, slots);
            Counters.increment(counts, slots, counted, known);
            counted = known;
            if (counted < count) {
                add(values[counted++]);
            }
        }
    }

    /**
     * Finds the slots of values up to the first one whose bucket is not in its own slot. A value's own upper bits are tried as its bucket: those
     * of an outermost bucket's values mostly name none, and then take the longer way.
     *
     * @return the place of that one
     */
    private int findKnown(double[] values, int from, int count, int[] slots) {
        int[] known = names;
        for (int i = from; i < count; i++) {
            double value = values[i];
            int name = (int) (Double.doubleToRawLongBits(value) >>> SHIFT) + 1;
            int slot = home(name, known.length);
            if (known[slot] != name || (name == NAME_OF_ZERO && value != 0)) {
                return i;
            }
            slots[i] = slot;
        }
        return count;
    }

    private void add(int bucket, long count) {
        int slot = slot(bucket + 1);
        counts[slot] += count;
        if (names[slot] == 0) {
            names[slot] = bucket + 1;
            used++;
            if (2 * used > names.length) {
                grow();
            }
        }
    }

    private static int home(int name, int slots) {
        return name + (name - 1 >>> SIGN_SHIFT) * (slots >>> 1) & slots - 1;
    }

    /**
     * Neighbouring buckets have neighbouring slots, those of negative values half a table away, so that a feature's few exponents do not
     * collide.
     */
    private int slot(int name) {
        int mask = names.length - 1;
        int slot = home(name, names.length);
        while (names[slot] != 0 && names[slot] != name) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        int[] oldNames = names;
        long[] oldCounts = counts;
        names = new int[2 * oldNames.length];
        counts = new long[names.length];
        for (int i = 0; i < oldNames.length; i++) {
            if (oldNames[i] != 0) {
                int slot = slot(oldNames[i]);
                names[slot] = oldNames[i];
                counts[slot] = oldCounts[i];
            }
        }
    }

    void merge(MagnitudeCounts other, int sign) {
        for (int i = 0; i < other.names.length; i++) {
            if (other.names[i] != 0) {
                add(other.names[i] - 1, sign * other.counts[i]);
            }
        }
    }

    /** Number of buckets that have ever been counted into. */
    public int buckets() {
        return used;
    }

    /** Rows of each bucket that has any, the lowest number first. */
    public MagnitudeRows rows() {
        int[] buckets = new int[used];
        int some = 0;
        for (int i = 0; i < names.length; i++) {
            if (counts[i] != 0) {
                buckets[some++] = names[i] - 1;
            }
        }
        Arrays.sort(buckets, 0, some);
        long[] rows = new long[some];
        for (int i = 0; i < some; i++) {
            rows[i] = rowsOf(buckets[i]);
        }
        return new MagnitudeRows(Arrays.copyOf(buckets, some), rows);
    }

    private long rowsOf(int bucket) {
        return counts[slot(bucket + 1)];
    }

    /** Rows of each bucket that has any, by the bucket's number. */
    public SortedMap<Integer, Long> byBucket() {
        MagnitudeRows rows = rows();
        SortedMap<Integer, Long> byBucket = new TreeMap<>();
        for (int place = 0; place < rows.size(); place++) {
            byBucket.put(rows.bucket(place), rows.rows(place));
        }
        return byBucket;
    }

    void writeTo(CountsOutput out) {
        MagnitudeRows rows = rows();
        out.writeCount(rows.size());
        for (int place = 0; place < rows.size(); place++) {
            out.writeCount(rows.bucket(place));
            out.writeCount(rows.rows(place));
        }
    }

    static MagnitudeCounts read(CountsInput in) {
        int buckets = in.readSize(MOST_BUCKETS, "magnitude buckets");
        MagnitudeCounts read = new MagnitudeCounts(Math.max(1, buckets));
        for (int i = 0; i < buckets; i++) {
            int bucket = in.readSize((2 * SIGN) - 1, "magnitude bucket");
            requireBucket(bucket);
            read.add(bucket, in.readCount());
        }
        return read;
    }
}
