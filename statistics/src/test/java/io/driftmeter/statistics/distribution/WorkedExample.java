package io.driftmeter.statistics.distribution;

import static io.driftmeter.statistics.distribution.DistanceGoldenTest.figure;
import static io.driftmeter.statistics.distribution.DistanceGoldenTest.tested;

import java.util.Arrays;
import java.util.Map;

/** Computes the figures of the examples in docs/statistics from what they start from. */
public final class WorkedExample {
    private final Map<String, double[]> inputs;

    private WorkedExample(Map<String, double[]> inputs) {
        this.inputs = inputs;
    }

    /**
     * A figure, or an input, by its name.
     *
     * @throws IllegalArgumentException where the name is unknown
     */
    public static double[] of(Map<String, double[]> inputs, String name) {
        double[] input = inputs.get(name);
        return input != null ? input : new double[] {new WorkedExample(inputs).figureOf(name)};
    }

    private double figureOf(String name) {
        return switch (name) {
            case "psi" -> figure(PopulationStabilityIndex.of(counts()));
            case "psi_null_mean" -> figure(PopulationStabilityIndex.nullMean(counts()));
            case "psi_corrected" -> figure(PopulationStabilityIndex.biasCorrected(counts()));
            case "psi_null_quantile" -> figure(PopulationStabilityIndex.nullQuantile(counts(), 0.01));
            case "js_distance" -> figure(JensenShannonDistance.of(counts()));
            case "hellinger" -> figure(HellingerDistance.of(counts()));
            case "total_variation" -> figure(TotalVariationDistance.of(counts()));
            case "l_infinity" -> figure(LargestShareChange.of(counts()));
            case "le_cam" -> figure(LeCamDistance.of(counts()));
            case "chi_square" -> tested(ChiSquareHomogeneity.of(counts())).statistic();
            case "chi_square_log10_p" ->
                tested(ChiSquareHomogeneity.of(counts())).log10PValue();
            case "g" -> tested(LikelihoodRatioHomogeneity.of(counts())).statistic();
            case "g_log10_p" -> tested(LikelihoodRatioHomogeneity.of(counts())).log10PValue();
            case "ks" -> tested(KolmogorovSmirnov.of(counts())).statistic();
            case "ks_log10_p" -> tested(KolmogorovSmirnov.of(counts())).log10PValue();
            case "cramer_von_mises" -> figure(CramerVonMises.of(counts()));
            case "entropy" -> figure(Entropy.ofLive(counts()));
            case "entropy_reference" -> figure(Entropy.ofReference(counts()));
            case "vanished_categories" -> figure(VanishedCategories.count(counts()));
            case "vanished_share" -> figure(VanishedCategories.referenceShare(counts()));
            default -> figureOfValues(name);
        };
    }

    private double figureOfValues(String name) {
        return switch (name) {
            case "wasserstein" -> figure(WassersteinDistance.of(cells()));
            case "wasserstein_bound" -> figure(WassersteinDistance.errorBound(cells()));
            case "reference_median" -> figure(cells().referenceQuantile(0.5));
            case "live_median" -> figure(cells().liveQuantile(0.5));
            case "mean_shift" -> figure(WelchTest.change(moments("reference"), moments("live")));
            case "welch_t" -> welch().statistic();
            case "welch_df" -> welch().degreesOfFreedom();
            case "welch_log10_p" -> welch().log10PValue();
            case "spread_ratio" -> figure(SpreadRatio.of(moments("reference"), moments("live")));
            case "rate_lower" -> ((RateEstimate.Rate) RateEstimate.of(whole("hits"), whole("rows"))).lower();
            case "rate_upper" -> ((RateEstimate.Rate) RateEstimate.of(whole("hits"), whole("rows"))).upper();
            case "rate_log10_p" ->
                tested(FisherExact.twoSided(
                                whole("hits"), whole("rows"), whole("reference_hits"), whole("reference_rows")))
                        .log10PValue();
            case "out_of_range_log10_p" ->
                tested(FisherExact.higher(
                                whole("hits"), whole("rows"), whole("reference_hits"), whole("reference_rows")))
                        .log10PValue();
            default -> throw new IllegalArgumentException("no figure is named " + name);
        };
    }

    private PairedCounts counts() {
        return PairedCounts.of(longs("reference"), longs("live"));
    }

    private ClosedCells cells() {
        return new ClosedCells(of(inputs, "ends"), longs("reference"), longs("live"));
    }

    private TestOutcome.Tested welch() {
        return tested(WelchTest.of(moments("reference"), moments("live")));
    }

    private SampleMoments moments(String side) {
        return new SampleMoments(
                whole(side + "_values"), of(inputs, side + "_mean")[0], of(inputs, side + "_variance")[0]);
    }

    private long whole(String name) {
        return longs(name)[0];
    }

    private long[] longs(String name) {
        return Arrays.stream(of(inputs, name)).mapToLong(Math::round).toArray();
    }
}
