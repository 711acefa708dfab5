package io.driftmeter.benchmarks.level;

import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** The table of false verdicts on an autoregressive feature, by rows of a window and windows of the reference. */
final class AutoregressiveTable {
    static final List<AutoregressiveTrial> TRIALS = List.of(
            new AutoregressiveTrial(100, 100),
            new AutoregressiveTrial(100, 10_000),
            new AutoregressiveTrial(500, 20),
            new AutoregressiveTrial(1_000, 20),
            new AutoregressiveTrial(1_000, 100),
            new AutoregressiveTrial(1_000, 1_000),
            new AutoregressiveTrial(10_000, 20),
            new AutoregressiveTrial(10_000, 100));

    private AutoregressiveTable() {}

    static void write(List<AutoregressiveTrial> trials, long windows, long seed, Consumer<String> lines) {
        lines.accept("| live | reference | its windows | judged | at 1 % | at 0.01 % | holds | KS p < 0.05 |");
        lines.accept("|---:|---:|---:|---:|---:|---:|---|---:|");
        trials.parallelStream()
                .map(trial -> row(trial, trial.run(windows, seed + trial.hashCode())))
                .forEachOrdered(lines);
    }

    private static String row(AutoregressiveTrial trial, AutoregressiveTrial.Outcome outcome) {
        FalseVerdicts verdicts = outcome.verdicts();
        return String.format(
                Locale.ROOT,
                "| %,d | %,d | %,d | %.1f %% | %.4f %% | %.4f %% | %s | %.0f %% |",
                trial.liveRows(),
                trial.liveRows() * trial.referenceWindows(),
                trial.referenceWindows(),
                100.0 * outcome.judged() / outcome.windows(),
                100 * verdicts.share(verdicts.atOnePercent()),
                100 * verdicts.share(verdicts.atOneInTenThousand()),
                verdicts.holds() ? "yes" : "NO",
                100 * verdicts.share(verdicts.byUsualTest()));
    }
}
