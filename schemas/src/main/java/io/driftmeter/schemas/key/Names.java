package io.driftmeter.schemas.key;

import java.util.Optional;

/**
 * The rule for names of models, versions and segments: 1 to 200 characters (UTF-16 units), no '|', which parts a key's fields, and no
 * control characters, which would break log lines and headers.
 */
public final class Names {

    /** The longest name, in UTF-16 units. */
    public static final int LONGEST = 200;

    static final char SEPARATOR = '|';

    private Names() {}

    /** What is wrong with a name, as a sentence that names the remedy; empty if nothing is. */
    public static Optional<String> problem(String name) {
        if (name.isEmpty()) {
            return Optional.of("The name is empty; give it 1 to " + LONGEST + " characters.");
        }
        if (name.length() > LONGEST) {
            return Optional.of("The name has " + name.length() + " characters; at most " + LONGEST + " are allowed.");
        }
        if (name.indexOf(SEPARATOR) >= 0) {
            return Optional.of("The name holds '|', which separates the fields of a key; use another character.");
        }
        return name.chars().anyMatch(Character::isISOControl)
                ? Optional.of("The name holds a control character; remove it.")
                : Optional.empty();
    }

    /**
     * The name itself, once it is known to keep the rule.
     *
     * @param what what the name is of, for the message: "model"
     * @throws IllegalArgumentException if it breaks the rule
     */
    public static String checked(String what, String name) {
        Optional<String> problem = problem(name);
        if (problem.isPresent()) {
            throw new IllegalArgumentException("Bad " + what + " name: " + problem.get());
        }
        return name;
    }
}
