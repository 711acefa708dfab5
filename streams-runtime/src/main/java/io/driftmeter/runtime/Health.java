package io.driftmeter.runtime;

/**
 * The answer to one health question.
 *
 * @param passed yes or no
 * @param state the state in one word, such as RUNNING
 * @param reason why, as a sentence
 */
public record Health(boolean passed, String state, String reason) {

    static Health pass(Enum<?> state, String reason) {
        return new Health(true, state.name(), reason);
    }

    static Health fail(Enum<?> state, String reason) {
        return new Health(false, state.name(), reason);
    }
}
