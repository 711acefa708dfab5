package io.driftmeter.benchmarks.level;

/**
 * How many of so many windows without drift were called drift.
 *
 * @param windows windows in all
 * @param atOnePercent by the product's test at a level of 1 %
 * @param atOneInTenThousand by the product's test at a level of 0.01 %
 * @param byUsualTest by the usual test at a level of 5 %
 * @param byMinorPsi by PSI above 0.1
 * @param byMajorPsi by PSI above 0.25
 */
record FalseVerdicts(
        long windows, long atOnePercent, long atOneInTenThousand, long byUsualTest, long byMinorPsi, long byMajorPsi) {
    static final double ONE_PERCENT = 0.01;
    static final double ONE_IN_TEN_THOUSAND = 0.0001;

    /** Whether neither rate is above its level by more than three standard errors of a rate at that level. */
    boolean holds() {
        return holds(atOnePercent, ONE_PERCENT) && holds(atOneInTenThousand, ONE_IN_TEN_THOUSAND);
    }

    private boolean holds(long verdicts, double level) {
        return verdicts <= windows * level + 3 * Math.sqrt(windows * level * (1 - level));
    }

    double share(long verdicts) {
        return (double) verdicts / windows;
    }

    /** Counts them. */
    static final class Tally {
        private static final double MINOR_PSI = 0.1;
        private static final double MAJOR_PSI = 0.25;

        private long windows;
        private long atOnePercent;
        private long atOneInTenThousand;
        private long byUsualTest;
        private long byMinorPsi;
        private long byMajorPsi;

        void add(double log10P, boolean usual, double psi) {
            windows++;
            atOnePercent += log10P <= StrictMath.log10(ONE_PERCENT) ? 1 : 0;
            atOneInTenThousand += log10P <= StrictMath.log10(ONE_IN_TEN_THOUSAND) ? 1 : 0;
            byUsualTest += usual ? 1 : 0;
            byMinorPsi += psi > MINOR_PSI ? 1 : 0;
            byMajorPsi += psi > MAJOR_PSI ? 1 : 0;
        }

        FalseVerdicts result() {
            return new FalseVerdicts(windows, atOnePercent, atOneInTenThousand, byUsualTest, byMinorPsi, byMajorPsi);
        }
    }
}
