package io.driftmeter.statistics.distribution;

import java.util.function.IntToDoubleFunction;

/**
 * Shannon's entropy −Σ p log₂ p in bits: 0 where all rows are in one bin, log₂ B where they are spread evenly over B. The plug-in estimate, which
 * is low by about (B − 1) / (2n ln 2) bits. (Shannon, A mathematical theory of communication, 1948; Miller, 1955, for the bias.)
 */
public final class Entropy {
    private static final double LN_2 = StrictMath.log(2);

    private Entropy() {}

    /** Of the live rows. */
    public static Measurement ofLive(PairedCounts counts) {
        return counts.liveTotal() == 0
                ? Measurement.unknown(NoRows.LIVE)
                : Measurement.of(bits(counts.bins(), counts::liveShare));
    }

    /** Of the reference. */
    public static Measurement ofReference(PairedCounts counts) {
        return counts.referenceTotal() == 0
                ? Measurement.unknown(NoRows.IN_REFERENCE)
                : Measurement.of(bits(counts.bins(), counts::referenceShare));
    }

    private static double bits(int bins, IntToDoubleFunction shareOf) {
        double nats = 0;
        for (int bin = 0; bin < bins; bin++) {
            double share = shareOf.applyAsDouble(bin);
            nats += share == 0 ? 0 : share * -StrictMath.log(share);
        }
        return Math.max(0, nats / LN_2);
    }
}
