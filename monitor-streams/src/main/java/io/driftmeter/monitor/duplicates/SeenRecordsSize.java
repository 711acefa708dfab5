package io.driftmeter.monitor.duplicates;

/** What is kept of one partition to know copies of its records, as memory and on disk. */
public final class SeenRecordsSize {

    static final long WRITE_BUFFER_BYTES = 4 << 20;
    static final int WRITE_BUFFERS = 2;
    static final long CACHE_BYTES = 8 << 20;

    /** Memory of a partition, beside the heap: blocks of files, and what is not written yet. */
    public static final long MEMORY_BYTES = CACHE_BYTES + WRITE_BUFFERS * WRITE_BUFFER_BYTES;

    /** Disk that a record takes: bucket, two digests of 16 bytes and an event time, with RocksDB's own. */
    public static final int BYTES_A_RECORD = 64;

    private SeenRecordsSize() {}
}
