package io.driftmeter.cli.quickstart;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;

/** Who applies for loans, and who pays them back. */
enum World {
    /** The world of the training data. */
    BEFORE(0.18, 0.35, 0.3, 1.6),
    /** More self-employed customers with more debt, whose loans go bad more often than they used to. */
    AFTER(0.40, 0.43, 3.0, 0.6);

    private static final double MEDIAN_INCOME = 42_000;
    private static final double MEDIAN_LOAN = 12_000;
    private static final double INCOME_SPREAD = 0.45;
    private static final double LOAN_SPREAD = 0.6;
    private static final double DEBT_SPREAD = 0.15;
    private static final double MISSING_INCOME = 0.01;

    private final double selfEmployedShare;
    private final double meanDebtRatio;
    private final double selfEmployedRisk;
    private final double incomeEffect;

    World(double selfEmployedShare, double meanDebtRatio, double selfEmployedRisk, double incomeEffect) {
        this.selfEmployedShare = selfEmployedShare;
        this.meanDebtRatio = meanDebtRatio;
        this.selfEmployedRisk = selfEmployedRisk;
        this.incomeEffect = incomeEffect;
    }

    /** The features of somebody who applies. */
    Map<String, Object> applicant(SplittableRandom random) {
        Map<String, Object> features = new LinkedHashMap<>();
        double income = MEDIAN_INCOME * Math.exp(INCOME_SPREAD * random.nextGaussian());
        if (random.nextDouble() >= MISSING_INCOME) {
            features.put("income", Math.rint(income));
        }
        features.put("loan_amount", Math.rint(MEDIAN_LOAN * Math.exp(LOAN_SPREAD * random.nextGaussian())));
        features.put("debt_ratio", Math.abs(meanDebtRatio + DEBT_SPREAD * random.nextGaussian()));
        features.put("age", Math.max(18L, Math.round(42 + 13 * random.nextGaussian())));
        features.put("employment", employment(random.nextDouble()));
        features.put("homeowner", random.nextDouble() < 0.45);
        return features;
    }

    private String employment(double position) {
        if (position < selfEmployedShare) {
            return "self_employed";
        }
        double rest = (position - selfEmployedShare) / (1 - selfEmployedShare);
        if (rest < 0.78) {
            return "salaried";
        }
        return rest < 0.92 ? "retired" : "unemployed";
    }

    /** The probability that a loan goes bad in this world, 0 to 1; a model that was trained in it answers the same. */
    double risk(Map<String, Object> features) {
        double income = (double) features.getOrDefault("income", MEDIAN_INCOME);
        double loan = (double) features.getOrDefault("loan_amount", MEDIAN_LOAN);
        double debtRatio = (double) features.getOrDefault("debt_ratio", meanDebtRatio);
        double logOdds = -1.6
                + 2.2 * (debtRatio - 0.35) / DEBT_SPREAD
                - incomeEffect * Math.log(income / MEDIAN_INCOME) / INCOME_SPREAD
                + 0.8 * Math.log(loan / MEDIAN_LOAN) / LOAN_SPREAD
                + switch (String.valueOf(features.get("employment"))) {
                    case "self_employed" -> selfEmployedRisk;
                    case "unemployed" -> 1.5;
                    default -> -0.5;
                };
        return 1 / (1 + Math.exp(-logOdds));
    }
}
