package io.driftmeter.statistics.performance;

import io.driftmeter.statistics.performance.EarlierWindows.Share;
import io.driftmeter.statistics.performance.EarlierWindows.Side;
import io.driftmeter.statistics.performance.LabelHealthSettings.Effect;
import io.driftmeter.statistics.verdict.EffectBand;
import io.driftmeter.statistics.verdict.Wording;
import java.util.OptionalDouble;

/**
 * One share of a window's rows against that of earlier windows.
 *
 * @param check what is looked at
 * @param label class whose share it is; empty where it is of none
 * @param side to which side a change counts
 * @param least from when on a change matters
 * @param minimumRows with fewer rows nothing is judged
 * @param words the share in words, after its figure
 */
record ShareCheck(LabelFinding.Check check, String label, Side side, Effect least, long minimumRows, String words) {

    /**
     * The finding.
     *
     * @param log10Level logarithm to base 10 of the level
     * @param tests how many such shares are judged at this level
     */
    LabelFinding of(Share live, EarlierWindows earlier, double log10Level, int tests) {
        if (live.rows() < minimumRows) {
            return notJudged(live, earlier, live.rows() + " rows, " + minimumRows + " are needed");
        }
        OptionalDouble log10P = earlier.log10PValue(live, side);
        if (log10P.isEmpty()) {
            return notJudged(
                    live,
                    earlier,
                    earlier.windows().size() + " earlier windows, " + EarlierWindows.LEAST_WINDOWS + " are needed");
        }
        double log10AllTests = Math.min(0, log10P.getAsDouble() + StrictMath.log10(tests));
        double expected = earlier.pooled().value();
        double change = live.value() - expected;
        double counted = switch (side) {
            case LOWER -> -change;
            case HIGHER -> change;
            case EITHER -> Math.abs(change);
        };
        EffectBand effect = EffectBand.of(counted, least.minor(), least.major());
        boolean moved = effect != EffectBand.NONE && counted > 0 && log10AllTests <= log10Level;
        String reason = "%s of %d %s, %s before; p %s, level %s; noticeable from %s on"
                .formatted(
                        Wording.figure(live.value()),
                        live.rows(),
                        words,
                        Wording.figure(expected),
                        Wording.probability(log10AllTests),
                        Wording.probability(log10Level),
                        Wording.figure(least.minor()));
        return new LabelFinding(
                check,
                label,
                moved ? LabelFinding.Verdict.MOVED : LabelFinding.Verdict.HELD,
                effect,
                OptionalDouble.of(live.value()),
                OptionalDouble.of(expected),
                OptionalDouble.of(expected + (change < 0 ? -least.minor() : least.minor())),
                live.rows(),
                OptionalDouble.of(log10AllTests),
                reason);
    }

    private LabelFinding notJudged(Share live, EarlierWindows earlier, String reason) {
        Share pooled = earlier.pooled();
        return new LabelFinding(
                check,
                label,
                LabelFinding.Verdict.NOT_ENOUGH_DATA,
                EffectBand.NONE,
                live.rows() > 0 ? OptionalDouble.of(live.value()) : OptionalDouble.empty(),
                pooled.rows() > 0 ? OptionalDouble.of(pooled.value()) : OptionalDouble.empty(),
                OptionalDouble.empty(),
                live.rows(),
                OptionalDouble.empty(),
                reason);
    }
}
