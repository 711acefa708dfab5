package io.driftmeter.runtime.settings;

import java.util.function.Predicate;

/**
 * What a value must hold beyond its type.
 *
 * @param holds whether the value is accepted
 * @param remedy what to write instead, as a sentence
 */
public record Check<T>(Predicate<T> holds, String remedy) {

    /** Accepts every value. */
    public static <T> Check<T> any() {
        return new Check<>(value -> true, "");
    }

    /** Accepts whole numbers from {@code lowest} to {@code highest}. */
    public static Check<Integer> between(int lowest, int highest) {
        return new Check<>(
                value -> value >= lowest && value <= highest,
                "Write a whole number from " + lowest + " to " + highest + ".");
    }
}
