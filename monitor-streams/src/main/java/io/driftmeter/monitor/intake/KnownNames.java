package io.driftmeter.monitor.intake;

import io.driftmeter.schemas.key.Names;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Names of models and versions that keep the rule of {@link Names}, so that each is checked once. Safe for use by several threads. */
final class KnownNames {

    /** Names beyond these are checked each time: input can bring any number of them. */
    private static final int MOST = 10_000;

    private final Map<String, String> known = new ConcurrentHashMap<>();

    /**
     * The name itself, once it is known to keep the rule; the same object for the same name as a rule.
     *
     * @param field what it is the name of, for the message
     */
    String checked(String field, String name) throws InvalidEventException {
        String before = known.get(name);
        if (before != null) {
            return before;
        }
        Optional<String> problem = Names.problem(name);
        if (problem.isPresent()) {
            throw new InvalidEventException(field + ": " + problem.get());
        }
        if (known.size() < MOST) {
            known.put(name, name);
        }
        return name;
    }
}
