package io.driftmeter.benchmarks.memory;

import io.driftmeter.statistics.reference.NumericReference;
import io.driftmeter.statistics.reference.ReferenceBuilder;
import io.driftmeter.statistics.reference.ReferenceProfile;
import io.driftmeter.statistics.reference.ReferenceSettings;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.time.Duration;
import java.util.List;

/**
 * Builds a reference from rows that are made on the fly, and prints what it took: {@code ReferenceMemory [<rows> [<features>]]}, 10 million
 * rows of 100 features by default. To be run with {@code -Xmx1g}: rows span eight weeks, and windows of five minutes and a day are followed.
 */
public final class ReferenceMemory {
    private static final long SEED = 20_261_121;

    private ReferenceMemory() {}

    public static void main(String[] arguments) {
        long rows = arguments.length > 0 ? Long.parseLong(arguments[0]) : 10_000_000;
        int features = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 100;
        ReferenceSettings settings = ReferenceSettings.DEFAULT.withWindows(
                List.of(Duration.ofMinutes(5).toMillis(), Duration.ofDays(1).toMillis()));
        long start = System.nanoTime();
        ReferenceProfile reference = ReferenceBuilder.build(new SyntheticRows(SEED, rows, features), settings);
        double seconds = (System.nanoTime() - start) / 1e9;
        double largestRankError = reference.features().stream()
                .filter(NumericReference.class::isInstance)
                .mapToDouble(feature -> ((NumericReference) feature).edgeRankError())
                .max()
                .orElse(0);
        System.out.printf(
                "| rows | features | seconds | ns a value | peak heap, MiB | most heap, MiB | largest rank error |%n"
                        + "|---:|---:|---:|---:|---:|---:|---:|%n| %,d | %d | %.0f | %.0f | %d | %d | %.4f %% |%n",
                reference.rows(),
                reference.features().size(),
                seconds,
                seconds * 1e9 / rows / features,
                peakHeapMebibytes(),
                Runtime.getRuntime().maxMemory() >> 20,
                100 * largestRankError);
    }

    private static long peakHeapMebibytes() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                        .filter(pool -> pool.getType() == MemoryType.HEAP)
                        .map(MemoryPoolMXBean::getPeakUsage)
                        .mapToLong(usage -> usage.getUsed())
                        .sum()
                >> 20;
    }
}
