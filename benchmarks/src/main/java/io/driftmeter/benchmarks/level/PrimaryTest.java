package io.driftmeter.benchmarks.level;

import io.driftmeter.statistics.distribution.CategoryHomogeneity;
import io.driftmeter.statistics.distribution.ChiSquareHomogeneity;
import io.driftmeter.statistics.distribution.FisherExact;
import io.driftmeter.statistics.distribution.KolmogorovSmirnov;
import io.driftmeter.statistics.distribution.PairedCounts;
import io.driftmeter.statistics.distribution.TestOutcome;

/** The tests that decide, one a kind of feature, each with what is usual in its place. */
enum PrimaryTest {
    /** Of numbers: Kolmogorov-Smirnov at the cell edges; usual is the same at 5 %. */
    NUMBERS {
        @Override
        TestOutcome decide(PairedCounts cells) {
            return KolmogorovSmirnov.of(cells);
        }

        @Override
        TestOutcome usual(PairedCounts cells) {
            return KolmogorovSmirnov.of(cells);
        }
    },
    /** Of categories: the smallest tail and the pooled chi-square; usual is chi-square as it is, at 5 %. */
    CATEGORIES {
        @Override
        TestOutcome decide(PairedCounts cells) {
            return CategoryHomogeneity.of(cells);
        }

        @Override
        TestOutcome usual(PairedCounts cells) {
            return ChiSquareHomogeneity.of(cells);
        }
    },
    /** Of rates: Fisher's exact test; usual is chi-square on the 2 × 2 table, which is the z-test, at 5 %. */
    RATES {
        @Override
        TestOutcome decide(PairedCounts cells) {
            // Where neither side has an event, its bin is left out.
            boolean events = cells.bins() > 1;
            return FisherExact.twoSided(
                    events ? cells.live(1) : 0,
                    cells.liveTotal(),
                    events ? cells.reference(1) : 0,
                    cells.referenceTotal());
        }

        @Override
        TestOutcome usual(PairedCounts cells) {
            return ChiSquareHomogeneity.of(cells);
        }
    };

    abstract TestOutcome decide(PairedCounts cells);

    abstract TestOutcome usual(PairedCounts cells);

    static double log10P(TestOutcome outcome) {
        if (outcome instanceof TestOutcome.Tested tested) {
            return tested.log10PValue();
        }
        throw new IllegalStateException("nothing to test: " + outcome);
    }
}
