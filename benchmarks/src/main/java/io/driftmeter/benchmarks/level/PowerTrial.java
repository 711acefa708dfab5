package io.driftmeter.benchmarks.level;

import io.driftmeter.benchmarks.random.CountSampler;
import io.driftmeter.statistics.counts.Cells;
import io.driftmeter.statistics.counts.NumericCounts;
import io.driftmeter.statistics.distribution.KolmogorovSmirnov;
import io.driftmeter.statistics.distribution.PairedCounts;
import io.driftmeter.statistics.reference.ReferenceBuilder;
import io.driftmeter.statistics.reference.ReferenceSettings;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/**
 * How often a shift of a normal feature is found, by the product's test at the cell edges and by the exact two-sample test on the same rows, with
 * the same asymptotic p-value.
 *
 * @param referenceRows rows of each reference
 * @param liveRows rows of each window
 */
record PowerTrial(int referenceRows, int liveRows) {
    /** In standard deviations. */
    static final List<Double> SHIFTS = List.of(0.02, 0.05, 0.1, 0.25);

    private static final int WINDOWS_OF_A_REFERENCE = 10;

    /**
     * Shares of windows in which a shift was found.
     *
     * @param shift in standard deviations
     * @param exactAtOnePercent by the exact test at 1 %
     * @param cellsAtOnePercent by the product's test at 1 %
     * @param exactAtOneInTenThousand by the exact test at 0.01 %
     * @param cellsAtOneInTenThousand by the product's test at 0.01 %
     */
    record Power(
            double shift,
            double exactAtOnePercent,
            double cellsAtOnePercent,
            double exactAtOneInTenThousand,
            double cellsAtOneInTenThousand) {

        /** The most by which the product's test falls short of the exact one. */
        double shortfall() {
            return Math.max(exactAtOnePercent - cellsAtOnePercent, exactAtOneInTenThousand - cellsAtOneInTenThousand);
        }
    }

    List<Power> run(int windows, long seed) {
        CountSampler sampler = new CountSampler(seed);
        FalseVerdicts.Tally[] exact = tallies();
        FalseVerdicts.Tally[] cells = tallies();
        for (int r = 0; r < windows / WINDOWS_OF_A_REFERENCE; r++) {
            double[] reference = sortedNormal(sampler, referenceRows);
            NumericCounts counted = count(reference);
            for (int window = 0; window < WINDOWS_OF_A_REFERENCE; window++) {
                double[] live = sortedNormal(sampler, liveRows);
                for (int s = 0; s < SHIFTS.size(); s++) {
                    double[] shifted = shifted(live, SHIFTS.get(s));
                    exact[s].add(exactLog10P(reference, shifted), false, 0);
                    cells[s].add(cellsLog10P(counted, shifted), false, 0);
                }
            }
        }
        return IntStream.range(0, SHIFTS.size())
                .mapToObj(s -> power(SHIFTS.get(s), exact[s].result(), cells[s].result()))
                .toList();
    }

    private static Power power(double shift, FalseVerdicts exact, FalseVerdicts cells) {
        return new Power(
                shift,
                exact.share(exact.atOnePercent()),
                cells.share(cells.atOnePercent()),
                exact.share(exact.atOneInTenThousand()),
                cells.share(cells.atOneInTenThousand()));
    }

    private static FalseVerdicts.Tally[] tallies() {
        return SHIFTS.stream().map(shift -> new FalseVerdicts.Tally()).toArray(FalseVerdicts.Tally[]::new);
    }

    private static double[] sortedNormal(CountSampler sampler, int rows) {
        ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(sampler.random());
        double[] values = new double[rows];
        Arrays.setAll(values, row -> normal.sample());
        Arrays.sort(values);
        return values;
    }

    private static double[] shifted(double[] values, double shift) {
        return Arrays.stream(values).map(value -> value + shift).toArray();
    }

    private static NumericCounts count(double[] reference) {
        ReferenceBuilder builder = new ReferenceBuilder(ReferenceSettings.DEFAULT);
        for (double value : reference) {
            builder.add(Map.of("value", value), OptionalLong.empty());
        }
        return (NumericCounts) builder.build(Optional.empty()).features().get(0).counts();
    }

    private static double cellsLog10P(NumericCounts reference, double[] live) {
        Cells cells = reference.scale().cells();
        long[] counts = new long[cells.count()];
        for (double value : live) {
            counts[cells.indexOf(value)]++;
        }
        return PrimaryTest.log10P(KolmogorovSmirnov.of(PairedCounts.of(reference.cellCounts(), counts)));
    }

    private static double exactLog10P(double[] reference, double[] live) {
        double rows = KolmogorovSmirnov.effectiveRows(live.length, reference.length);
        return KolmogorovSmirnov.log10Survival(distance(reference, live) * Math.sqrt(rows));
    }

    /** The largest distance between the distribution functions of two sorted samples without ties. */
    static double distance(double[] one, double[] other) {
        double largest = 0;
        int i = 0;
        int j = 0;
        while (i < one.length && j < other.length) {
            if (one[i] <= other[j]) {
                i++;
            } else {
                j++;
            }
            largest = Math.max(largest, Math.abs((double) i / one.length - (double) j / other.length));
        }
        return largest;
    }
}
