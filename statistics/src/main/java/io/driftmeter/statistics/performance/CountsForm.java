package io.driftmeter.statistics.performance;

import io.driftmeter.statistics.counts.CorruptCountsException;
import io.driftmeter.statistics.counts.CountsInput;
import io.driftmeter.statistics.counts.CountsOutput;

/** The byte form of performance counts: version, task, counts. */
final class CountsForm {
    private static final int VERSION = 4;
    private static final int BINARY = 1;
    private static final int MULTICLASS = 2;
    private static final int REGRESSION = 3;

    private CountsForm() {}

    static byte[] write(PerformanceCounts counts) {
        CountsOutput out = new CountsOutput();
        out.writeCount(VERSION);
        out.writeCount(task(counts));
        counts.writeTo(out);
        return out.toBytes();
    }

    private static int task(PerformanceCounts counts) {
        if (counts instanceof BinaryCounts) {
            return BINARY;
        }
        return counts instanceof MulticlassCounts ? MULTICLASS : REGRESSION;
    }

    static PerformanceCounts read(byte[] bytes) {
        CountsInput in = new CountsInput(bytes);
        long version = in.readCount();
        if (version != VERSION) {
            throw new CorruptCountsException("version " + version + " where " + VERSION + " is known");
        }
        PerformanceCounts counts = readTask(in.readSize(REGRESSION, "task"), in);
        if (!in.atEnd()) {
            throw new CorruptCountsException("bytes after the end");
        }
        return counts;
    }

    private static PerformanceCounts readTask(int task, CountsInput in) {
        return switch (task) {
            case BINARY -> new BinaryCounts().readFrom(in);
            case MULTICLASS -> new MulticlassCounts().readFrom(in);
            case REGRESSION -> new RegressionCounts().readFrom(in);
            default -> throw new CorruptCountsException("task " + task);
        };
    }
}
