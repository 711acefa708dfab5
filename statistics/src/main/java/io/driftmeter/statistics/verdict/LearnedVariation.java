package io.driftmeter.statistics.verdict;

import io.driftmeter.statistics.reference.WindowVariation;
import java.util.Optional;

/**
 * How much live windows of one feature have varied so far.
 *
 * @param windows number of live windows that it was learned from
 * @param variation what was learned; empty while there are fewer than {@link #WINDOWS}
 */
public record LearnedVariation(int windows, Optional<WindowVariation> variation) {
    /** From so many live windows, the first ones, the variation is learned. */
    public static final int WINDOWS = 30;

    /** Nothing yet. */
    public static final LearnedVariation NOTHING = new LearnedVariation(0, Optional.empty());
}
