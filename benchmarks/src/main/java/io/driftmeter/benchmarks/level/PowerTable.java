package io.driftmeter.benchmarks.level;

import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** The table of power, beside the exact test's. */
final class PowerTable {
    static final List<PowerTrial> TRIALS = List.of(
            new PowerTrial(10_000, 1_000),
            new PowerTrial(10_000, 10_000),
            new PowerTrial(100_000, 10_000),
            new PowerTrial(100_000, 100_000));

    private static final double MOST_SHORTFALL = 0.05;

    private PowerTable() {}

    static void write(List<PowerTrial> trials, int windows, long seed, Consumer<String> lines) {
        lines.accept(
                "| reference | live | shift | exact at 1 % | cells at 1 % | exact at 0.01 % | cells at 0.01 % | within 5 points |");
        lines.accept("|---:|---:|---:|---:|---:|---:|---:|---|");
        trials.parallelStream()
                .flatMap(trial ->
                        trial.run(windows, seed + trial.hashCode()).stream().map(power -> row(trial, power)))
                .forEachOrdered(lines);
    }

    private static String row(PowerTrial trial, PowerTrial.Power power) {
        return String.format(
                Locale.ROOT,
                "| %,d | %,d | %.2f sd | %.1f %% | %.1f %% | %.1f %% | %.1f %% | %s |",
                trial.referenceRows(),
                trial.liveRows(),
                power.shift(),
                100 * power.exactAtOnePercent(),
                100 * power.cellsAtOnePercent(),
                100 * power.exactAtOneInTenThousand(),
                100 * power.cellsAtOneInTenThousand(),
                power.shortfall() <= MOST_SHORTFALL ? "yes" : "NO");
    }
}
