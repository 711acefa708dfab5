package io.driftmeter.statistics.distribution;

import java.util.OptionalDouble;

/** A figure, or why there is none: what is unknown is never 0 and never NaN. */
public sealed interface Measurement {

    /** The value where there is one. */
    OptionalDouble value();

    static Measurement of(double figure) {
        return new Measured(figure);
    }

    static Measurement unknown(String reason) {
        return new Unmeasured(reason);
    }

    /**
     * A figure.
     *
     * @param figure finite, in the unit of what was measured
     */
    record Measured(double figure) implements Measurement {
        public Measured {
            if (!Double.isFinite(figure)) {
                throw new IllegalArgumentException("not a figure: " + figure);
            }
        }

        @Override
        public OptionalDouble value() {
            return OptionalDouble.of(figure);
        }
    }

    /**
     * No figure.
     *
     * @param reason why, as a part of a sentence that a user reads: "no live rows"
     */
    record Unmeasured(String reason) implements Measurement {
        @Override
        public OptionalDouble value() {
            return OptionalDouble.empty();
        }
    }
}
