package io.driftmeter.statistics.verdict;

import java.util.OptionalDouble;

/** What a window says about drift, of one feature or over all. */
public sealed interface DriftVerdict {
    /** No significant change with an effect. */
    record Stable() implements DriftVerdict {}

    /** A change that is significant at the level the false-alarm budget leaves, with an effect of at least the minimum. */
    record Drift() implements DriftVerdict {}

    /**
     * Not judged: too few rows, or not known how much the feature varies between the reference's own windows.
     *
     * @param smallestDetectableShift the smallest Kolmogorov-Smirnov distance (categories: change of a share) that these rows could have
     *     shown; empty where they could have shown none, or the reference's variation is unknown
     */
    record NotEnoughData(OptionalDouble smallestDetectableShift) implements DriftVerdict {}

    /** Not judged: no reference was in force. */
    record NoReference() implements DriftVerdict {}
}
