package io.driftmeter.benchmarks.throughput;

import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What one run has shown, or the medians of several.
 *
 * @param recordsPerSecond rate, once warm
 * @param cpuSecondsPerRecord CPU time of the contender's process for a record, once warm, its GC and JIT included
 * @param cpuSeconds CPU time of the process from its start to its last commit
 * @param peakMemory the most memory that the process held, in bytes
 * @param shuffledPerRecord bytes that it sent to itself through the broker, for each record
 */
record Figures(
        double recordsPerSecond,
        double cpuSecondsPerRecord,
        double cpuSeconds,
        double peakMemory,
        double shuffledPerRecord) {

    static Figures medians(List<Figures> runs) {
        return new Figures(
                median(runs, Figures::recordsPerSecond),
                median(runs, Figures::cpuSecondsPerRecord),
                median(runs, Figures::cpuSeconds),
                median(runs, Figures::peakMemory),
                median(runs, Figures::shuffledPerRecord));
    }

    private static double median(List<Figures> runs, ToDoubleFunction<Figures> figure) {
        List<Double> ascending = runs.stream()
                .map(figure::applyAsDouble)
                .sorted(Comparator.naturalOrder())
                .toList();
        int middle = ascending.size() / 2;
        return ascending.size() % 2 == 1
                ? ascending.get(middle)
                : (ascending.get(middle - 1) + ascending.get(middle)) / 2;
    }
}
