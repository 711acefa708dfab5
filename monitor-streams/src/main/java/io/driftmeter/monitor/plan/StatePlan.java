package io.driftmeter.monitor.plan;

import static io.driftmeter.monitor.plan.PlanLine.plus;

import io.driftmeter.runtime.settings.ByteSize;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What the state of one instance takes at most, sum by sum. Every instance is planned as if it were alone: it may have to take over all tasks.
 *
 * @param lines the sums
 * @param limits what they may come to
 * @param lateRoom what late rows could take in live panes beside those on time, which is granted as far as the bound allows
 * @param problems what cannot be, beside sums over their bound
 * @param notes what the plan does not cover
 */
public record StatePlan(
        List<PlanLine> lines, StateLimits limits, long lateRoom, List<String> problems, List<String> notes) {

    private static final int MOST_LINES_IN_ERROR = 5;

    public StatePlan {
        lines = List.copyOf(lines);
        problems = List.copyOf(problems);
        notes = List.copyOf(notes);
    }

    /** Bytes of all lines of a place. */
    public long total(Place place) {
        return lines.stream()
                .filter(line -> line.place() == place)
                .mapToLong(PlanLine::bytes)
                .reduce(0, PlanLine::plus);
    }

    /** Heap and native memory. */
    public long memory() {
        return plus(total(Place.HEAP), total(Place.NATIVE));
    }

    /** Bytes that live panes may take, in all tasks together: those on time, and late ones as far as the bound leaves room. */
    public long livePanes() {
        long onTime = lines.stream()
                .filter(line -> line.what().endsWith("live panes on time"))
                .mapToLong(PlanLine::bytes)
                .reduce(0, PlanLine::plus);
        long left = Math.max(0, limits.memoryBytes() - memory());
        return plus(onTime, Math.min(left, lateRoom));
    }

    /** Why it is refused, with the arithmetic; empty where it is not. */
    public List<String> excess() {
        List<String> excess = new ArrayList<>(problems);
        if (memory() > limits.memoryBytes()) {
            excess.add(
                    sentence(
                                    "memory.bound",
                                    "memory",
                                    memory(),
                                    limits.memoryBytes(),
                                    List.of(Place.HEAP, Place.NATIVE))
                            + " Raise memory.bound with the memory of the process, or watch fewer segments, features or models in it.");
        }
        if (total(Place.DISK) > limits.diskBytes()) {
            excess.add(sentence("disk.bound", "disk", total(Place.DISK), limits.diskBytes(), List.of(Place.DISK))
                    + " Raise disk.bound with the volume, shorten join.retention to what the horizon needs, or lower"
                    + " sample_rate.");
        }
        return excess;
    }

    private String sentence(String setting, String what, long needed, long bound, List<Place> places) {
        List<PlanLine> largest = lines.stream()
                .filter(line -> places.contains(line.place()))
                .sorted(Comparator.comparingLong(PlanLine::bytes).reversed())
                .toList();
        List<String> sums = new ArrayList<>();
        largest.stream()
                .limit(MOST_LINES_IN_ERROR)
                .forEach(line ->
                        sums.add(ByteSize.format(line.bytes()) + " " + line.what() + " (" + line.arithmetic() + ")"));
        long rest = largest.stream()
                .skip(MOST_LINES_IN_ERROR)
                .mapToLong(PlanLine::bytes)
                .reduce(0, PlanLine::plus);
        if (rest > 0) {
            sums.add(ByteSize.format(rest) + " the rest");
        }
        return "The state needs " + ByteSize.format(needed) + " of " + what + " and " + setting + " is "
                + ByteSize.format(bound) + ": " + String.join(" + ", sums) + ".";
    }
}
