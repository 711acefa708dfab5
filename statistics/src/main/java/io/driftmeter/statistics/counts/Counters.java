package io.driftmeter.statistics.counts;

/** Arithmetic of counters: exact, never negative, never wrapping. */
final class Counters {
    private Counters() {}

    /** Returns a count, once it is known not to be negative. */
    static long require(String what, long count) {
        if (count < 0) {
            throw new IllegalArgumentException(what + ": " + count + " rows");
        }
        return count;
    }

    static void requireAll(String what, long[] counts) {
        for (long count : counts) {
            require(what, count);
        }
    }

    /** Adds one to each of the counters at some places, those from {@code from} up to {@code end}. */
    static void increment(long[] counts, int[] places, int from, int end) {
        for (int i = from; i < end; i++) {
            counts[places[i]]++;
        }
    }

    /** Sum of counts. */
    static long total(long... counts) {
        long total = 0;
        for (long count : counts) {
            total = Math.addExact(total, count);
        }
        return total;
    }

    /** Checks that a part can be taken out of a whole. */
    static void requirePart(String what, long part, long whole) {
        if (part > whole) {
            throw new IllegalArgumentException(what + ": " + part + " rows cannot be taken out of " + whole);
        }
    }

    static void requirePart(String what, long[] part, long[] whole) {
        for (int i = 0; i < whole.length; i++) {
            requirePart(what, part[i], whole[i]);
        }
    }

    static void combine(long[] counts, long[] others, int sign) {
        for (int i = 0; i < counts.length; i++) {
            counts[i] += sign * others[i];
        }
    }
}
