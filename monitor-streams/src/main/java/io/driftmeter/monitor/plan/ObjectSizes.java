package io.driftmeter.monitor.plan;

/**
 * Bytes of Java objects. Reckoned with headers of 16 bytes and references of 8, as a heap of 32 GiB or more has them, so that the sums are
 * upper bounds for smaller heaps too, where headers take 12 and references 4.
 */
final class ObjectSizes {

    static final long REFERENCE = 8;
    static final long LIST_ENTRY = 2 * REFERENCE;

    private static final long HEADER = 16;
    private static final long ARRAY_HEADER = 24;
    private static final long ALIGNMENT = 8;

    private ObjectSizes() {}

    /** An object with fields of so many words of 8 bytes; smaller fields count as a word each. */
    static long object(int words) {
        return HEADER + words * Long.BYTES;
    }

    static long array(long length, int bytesEach) {
        return (ARRAY_HEADER + length * bytesEach + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    }

    /** A string of so many characters of Latin 1. */
    static long text(long characters) {
        return object(3) + array(characters, 1);
    }

    /** An entry of a TreeMap with a boxed key and a boxed value. */
    static long treeEntry() {
        return object(6) + 2 * object(1);
    }
}
