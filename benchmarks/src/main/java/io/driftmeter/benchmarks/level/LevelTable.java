package io.driftmeter.benchmarks.level;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** The table of false verdicts: every law by every number of rows. */
final class LevelTable {
    private static final double SHARE_OF_ZEROS = 0.6;
    private static final double RARE = 0.001;
    private static final List<Long> REFERENCE_ROWS = List.of(10_000L, 1_000_000L);

    private LevelTable() {}

    /** The trials for some numbers of live rows. */
    static List<LevelTrial> trials(List<Long> liveRows) {
        List<LevelTrial> trials = new ArrayList<>();
        for (long reference : REFERENCE_ROWS) {
            for (long live : liveRows) {
                trials.add(numbers("normal", new ContinuousLaw(0), reference, live));
                trials.add(numbers("lognormal", new ContinuousLaw(0), reference, live));
                trials.add(numbers("zero-inflated", new ContinuousLaw(SHARE_OF_ZEROS), reference, live));
                trials.add(numbers("five values", new DiscreteLaw(0.4, 0.3, 0.15, 0.1, 0.05), reference, live));
                trials.add(
                        new LevelTrial("50 categories", DiscreteLaw.zipf(50), PrimaryTest.CATEGORIES, reference, live));
                trials.add(new LevelTrial(
                        "rate 0.001", new DiscreteLaw(1 - RARE, RARE), PrimaryTest.RATES, reference, live));
            }
        }
        return trials;
    }

    private static LevelTrial numbers(String feature, Law law, long reference, long live) {
        return new LevelTrial(feature, law, PrimaryTest.NUMBERS, reference, live);
    }

    /** Runs the trials, on all processors, each from a seed of its own, and writes the table row by row. */
    static void write(List<LevelTrial> trials, long windows, long seed, Consumer<String> lines) {
        lines.accept(
                "| feature | reference | live | at 1 % | at 0.01 % | holds | usual test at 5 % | PSI > 0.1 | PSI > 0.25 |");
        lines.accept("|---|---:|---:|---:|---:|---|---:|---:|---:|");
        trials.parallelStream()
                .map(trial -> row(trial, trial.run(windows, seed + trial.hash())))
                .forEachOrdered(lines);
    }

    private static String row(LevelTrial trial, FalseVerdicts verdicts) {
        boolean rates = trial.test() == PrimaryTest.RATES;
        return String.format(
                Locale.ROOT,
                "| %s | %,d | %,d | %.3f %% | %.4f %% | %s | %.1f %% | %s | %s |",
                trial.feature(),
                trial.referenceRows(),
                trial.liveRows(),
                100 * verdicts.share(verdicts.atOnePercent()),
                100 * verdicts.share(verdicts.atOneInTenThousand()),
                verdicts.holds() ? "yes" : "NO",
                100 * verdicts.share(verdicts.byUsualTest()),
                rates ? "" : percent(verdicts.share(verdicts.byMinorPsi())),
                rates ? "" : percent(verdicts.share(verdicts.byMajorPsi())));
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }
}
